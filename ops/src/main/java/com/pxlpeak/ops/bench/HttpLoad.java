package com.pxlpeak.ops.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests that are ready made over kept connections, all from one thread, as cheaply as Java can, and times the
 * answers.
 */
final class HttpLoad implements AutoCloseable {

    /** Who has not answered by then does not answer. */
    private static final long LAST_ANSWERS_NANOS = 10_000_000_000L;

    private static final long SELECTABLE_NANOS = 1_500_000;

    private final InetSocketAddress server;
    private final Selector selector;
    private final List<HttpConnection> connections = new ArrayList<>();
    private final Deque<HttpConnection> idle = new ArrayDeque<>();
    private int next;

    private HttpLoad(InetSocketAddress server, Selector selector) {
        this.server = server;
        this.selector = selector;
    }

    /** Connects so many times to a server on this machine. */
    static HttpLoad connect(int port, int connections) throws IOException {
        HttpLoad load = new HttpLoad(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), Selector.open());
        for (int i = 0; i < connections; i++) {
            load.open();
        }
        return load;
    }

    /**
     * What came of a stretch of requests.
     *
     * @param failed answered otherwise than with 202, or not at all
     */
    record Outcome(long answered, long failed, double seconds, Latencies latencies) {

        double perSecond() {
            return answered / seconds;
        }
    }

    /** Every connection sends its next request when the last is answered. */
    Outcome flatOut(List<byte[]> requests, Duration duration) throws IOException {
        return run(requests, duration, 0);
    }

    /** Sends on schedule, whatever the answers do: a request that finds no connection free waits, and that counts. */
    Outcome paced(List<byte[]> requests, Duration duration, double rate) throws IOException {
        return run(requests, duration, 1e9 / rate);
    }

    private Outcome run(List<byte[]> requests, Duration duration, double nanosBetween) throws IOException {
        Latencies latencies = new Latencies("");
        long answered = 0;
        long failed = 0;
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        long due = start;
        long sent = 0;
        while (true) {
            long now = System.nanoTime();
            while (now < end && due <= now && !idle.isEmpty()) {
                HttpConnection connection = idle.poll();
                if (connection.send(requests.get(next++ % requests.size()), nanosBetween > 0 ? due : now)) {
                    sent++;
                } else {
                    failed++;
                    replace(connection);
                }
                due = nanosBetween > 0 ? start + (long) (sent * nanosBetween) : now;
            }
            if (now >= end && (idle.size() == connections.size() || now > end + LAST_ANSWERS_NANOS)) {
                failed += connections.size() - idle.size();
                replaceUnanswered();
                return new Outcome(answered, failed, (now - start) / 1e9, latencies);
            }
            await(now < end && !idle.isEmpty() ? due - now : 50_000_000);
            for (SelectionKey key : selector.selectedKeys()) {
                HttpConnection connection = (HttpConnection) key.attachment();
                switch (connection.receive()) {
                    case INCOMPLETE -> {}
                    case BROKEN -> {
                        failed++;
                        replace(connection);
                    }
                    case ACCEPTED -> {
                        answered++;
                        latencies.add(connection.sentAt(), System.nanoTime());
                        idle.add(connection);
                    }
                    case REFUSED -> {
                        failed++;
                        idle.add(connection);
                    }
                }
            }
            selector.selectedKeys().clear();
        }
    }

    /** A selector waits for whole milliseconds; what is due sooner is waited for otherwise. */
    private void await(long nanos) throws IOException {
        if (nanos > SELECTABLE_NANOS) {
            selector.select(nanos / 1_000_000);
        } else {
            if (nanos > 0 && selector.selectNow() == 0) {
                LockSupport.parkNanos(Math.min(nanos, 200_000));
            }
            selector.selectNow();
        }
    }

    private void open() throws IOException {
        HttpConnection connection = HttpConnection.open(server, selector);
        connections.add(connection);
        idle.add(connection);
    }

    private void replace(HttpConnection broken) throws IOException {
        connections.remove(broken);
        idle.remove(broken);
        broken.close();
        open();
    }

    private void replaceUnanswered() throws IOException {
        List<HttpConnection> unanswered = new ArrayList<>(connections);
        unanswered.removeAll(idle);
        for (HttpConnection connection : unanswered) {
            replace(connection);
        }
    }

    @Override
    public void close() throws IOException {
        for (HttpConnection connection : connections) {
            connection.close();
        }
        selector.close();
    }
}
