package com.pxlpeak.ops.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A kept HTTP/1.1 connection that has one request under way at most, and understands as much of an answer as it must. */
final class HttpConnection implements AutoCloseable {

    private static final int LARGEST_ANSWER = 128 * 1024;
    private static final byte[] LENGTH = "content-length: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STATUS_202 = "HTTP/1.1 202".getBytes(StandardCharsets.US_ASCII);

    /** What there is of an answer. */
    enum Answer {
        INCOMPLETE,
        ACCEPTED,
        REFUSED,
        BROKEN
    }

    private final SocketChannel channel;
    private final ByteBuffer received = ByteBuffer.allocate(LARGEST_ANSWER);
    private long sentAt;

    private HttpConnection(SocketChannel channel) {
        this.channel = channel;
    }

    static HttpConnection open(InetSocketAddress server, Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        HttpConnection connection = new HttpConnection(channel);
        channel.register(selector, SelectionKey.OP_READ, connection);
        return connection;
    }

    /** When its request was sent or due, in nanoseconds. */
    long sentAt() {
        return sentAt;
    }

    /** Whether it could be sent. */
    boolean send(byte[] request, long at) {
        sentAt = at;
        ByteBuffer bytes = ByteBuffer.wrap(request);
        try {
            while (bytes.hasRemaining()) {
                // Requests are far smaller than the kernel's buffers: this hardly ever goes round twice.
                int unused = channel.write(bytes);
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    Answer receive() {
        try {
            if (channel.read(received) < 0) {
                return Answer.BROKEN;
            }
        } catch (IOException e) {
            return Answer.BROKEN;
        }
        int end = endOfHead();
        if (end < 0 || received.position() < end + lengthOfBody(end)) {
            return received.hasRemaining() ? Answer.INCOMPLETE : Answer.BROKEN;
        }
        Answer answer = matches(0, STATUS_202) ? Answer.ACCEPTED : Answer.REFUSED;
        received.clear();
        return answer;
    }

    private int endOfHead() {
        byte[] bytes = received.array();
        for (int i = 0; i + 3 < received.position(); i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    private int lengthOfBody(int endOfHead) {
        byte[] bytes = received.array();
        for (int i = 0; i + LENGTH.length < endOfHead; i++) {
            if (bytes[i] == '\n' && matches(i + 1, LENGTH)) {
                int length = 0;
                for (int at = i + 1 + LENGTH.length; bytes[at] != '\r'; at++) {
                    length = 10 * length + bytes[at] - '0';
                }
                return length;
            }
        }
        return 0;
    }

    private boolean matches(int from, byte[] lowerCase) {
        byte[] bytes = received.array();
        for (int i = 0; i < lowerCase.length; i++) {
            if (Character.toLowerCase(bytes[from + i]) != Character.toLowerCase(lowerCase[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
