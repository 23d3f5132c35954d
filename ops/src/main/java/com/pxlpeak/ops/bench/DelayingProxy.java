package com.pxlpeak.ops.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A port behind which a server of this machine seems far away: what either side says reaches the other a while later,
 * in the order it was said, and so does its end. What is under way is kept in memory, however much it is.
 */
final class DelayingProxy implements AutoCloseable {

    private static final int WAITING_ROOM = 64;
    private static final int MOST_AT_ONCE = 64 * 1024;

    private final ServerSocket door;
    private final int target;
    private final long delayNanos;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

    private DelayingProxy(ServerSocket door, int target, Duration delay) {
        this.door = door;
        this.target = target;
        this.delayNanos = delay.toNanos();
    }

    /**
     * Serves on a port of its own choice.
     *
     * @param target the server's port
     * @param delay each way
     */
    static DelayingProxy to(int target, Duration delay) throws IOException {
        ServerSocket door = new ServerSocket(0, WAITING_ROOM, InetAddress.getLoopbackAddress());
        DelayingProxy proxy = new DelayingProxy(door, target, delay);
        daemon(proxy::accept).start();
        return proxy;
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                connect(door.accept());
            }
        } catch (IOException closed) {
            // Nobody is let in any more.
        }
    }

    private void connect(Socket client) throws IOException {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            Connection connection = new Connection(client, server);
            open.add(connection);
            connection.start();
        } catch (IOException away) {
            client.close();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "delaying-proxy");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(Connection::cut);
    }

    /** A client and the server, each of which may end what it says before the other does. */
    private final class Connection {

        private final Socket client;
        private final Socket server;
        private final AtomicInteger speaking = new AtomicInteger(2);

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void start() throws IOException {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            daemon(() -> passOn(client, server)).start();
            daemon(() -> passOn(server, client)).start();
        }

        private void passOn(Socket from, Socket to) {
            // One thread, and so one order; what is scheduled is done although it is shut down.
            ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(DelayingProxy::daemon);
            byte[] buffer = new byte[MOST_AT_ONCE];
            try {
                InputStream in = from.getInputStream();
                for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                    byte[] said = Arrays.copyOf(buffer, length);
                    schedule(later, () -> to.getOutputStream().write(said));
                }
                schedule(later, to::shutdownOutput);
            } catch (IOException broken) {
                schedule(later, this::cut);
            }
            schedule(later, this::fallSilent);
            later.shutdown();
        }

        private void schedule(ScheduledExecutorService later, Delayed delayed) {
            ScheduledFuture<?> unused = later.schedule(
                    () -> {
                        try {
                            delayed.run();
                        } catch (IOException broken) {
                            cut();
                        }
                    },
                    delayNanos,
                    TimeUnit.NANOSECONDS);
        }

        private void fallSilent() {
            if (speaking.decrementAndGet() == 0) {
                cut();
            }
        }

        private void cut() {
            open.remove(this);
            for (Socket socket : new Socket[] {client, server}) {
                try {
                    socket.close();
                } catch (IOException e) {
                    // It is gone all the same.
                }
            }
        }
    }

    /** What is done a while later. */
    @FunctionalInterface
    private interface Delayed {
        void run() throws IOException;
    }
}
