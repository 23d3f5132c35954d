package com.pxlpeak.ops.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Sends bytes as they are, each time from another address of this machine, and waits for whatever comes back. */
final class Attacker {

    private static final int PATIENCE_MILLIS = 20_000;

    private final int port;

    Attacker(int port) {
        this.port = port;
    }

    /** A connection from an address that nobody trusts. */
    Socket connect() throws IOException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        Socket socket = new Socket();
        byte[] somewhere = {127, (byte) (1 + random.nextInt(250)), (byte) random.nextInt(256), 1};
        socket.bind(new InetSocketAddress(InetAddress.getByAddress(somewhere), 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        return socket;
    }

    Reply send(byte[] request) {
        try (Socket socket = connect()) {
            try {
                socket.getOutputStream().write(request);
            } catch (IOException e) {
                // Whoever hangs up on us may have told why before.
            }
            return read(socket.getInputStream());
        } catch (IOException e) {
            return Reply.CUT_OFF;
        }
    }

    static Reply read(InputStream in) {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            while (true) {
                String text = received.toString(StandardCharsets.ISO_8859_1);
                int head = text.indexOf("\r\n\r\n");
                if (head >= 0 && received.size() >= head + 4 + lengthOfBody(text.substring(0, head))) {
                    return new Reply(statusOf(text), text.substring(head + 4));
                }
                int more = in.read(buffer);
                if (more < 0) {
                    return Reply.CUT_OFF;
                }
                received.write(buffer, 0, more);
            }
        } catch (SocketTimeoutException e) {
            return Reply.HANGING;
        } catch (IOException e) {
            return Reply.CUT_OFF;
        }
    }

    private static int statusOf(String answer) {
        return Integer.parseInt(answer.substring(9, 12));
    }

    private static int lengthOfBody(String head) {
        for (String line : head.split("\r\n", -1)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                return Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        return 0;
    }
}
