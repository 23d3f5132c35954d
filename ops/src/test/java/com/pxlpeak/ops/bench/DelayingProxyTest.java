package com.pxlpeak.ops.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DelayingProxyTest {

    private static final Duration DELAY = Duration.ofMillis(50);
    private static final int PIECES = 200;

    @Test
    void whatIsSaidArrivesInOrderAndADelayLaterEachWay() throws IOException {
        try (ServerSocket server = open();
                DelayingProxy proxy = DelayingProxy.to(server.getLocalPort(), DELAY);
                Socket client = connect(proxy)) {
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> echoOnce(server));
            StringBuilder said = new StringBuilder();
            long from = System.nanoTime();
            OutputStream out = client.getOutputStream();
            for (int piece = 0; piece < PIECES; piece++) {
                String text = "piece " + piece + '\n';
                said.append(text);
                out.write(text.getBytes(UTF_8));
            }
            client.shutdownOutput();

            assertThat(new String(client.getInputStream().readAllBytes(), UTF_8))
                    .isEqualTo(said.toString());
            Duration took = Duration.ofNanos(System.nanoTime() - from);
            assertThat(took).isGreaterThanOrEqualTo(DELAY.multipliedBy(2));
            // Pieces do not wait for each other.
            assertThat(took).isLessThan(DELAY.multipliedBy(PIECES));
            answered.join();
        }
    }

    @Test
    void whoComesWhileTheServerIsAwayIsSentAway() throws IOException {
        int nobody;
        try (ServerSocket server = open()) {
            nobody = server.getLocalPort();
        }
        try (DelayingProxy proxy = DelayingProxy.to(nobody, DELAY);
                Socket client = connect(proxy)) {
            assertThat(isEnded(client)).isTrue();
        }
    }

    @Test
    void aServerThatGoesTakesItsConnectionsAlong() throws IOException {
        try (ServerSocket server = open();
                DelayingProxy proxy = DelayingProxy.to(server.getLocalPort(), DELAY);
                Socket client = connect(proxy)) {
            server.accept().close();

            assertThat(isEnded(client)).isTrue();
        }
    }

    private static ServerSocket open() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static Socket connect(DelayingProxy proxy) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    }

    /** Says all back that is said to it until the end. */
    private static void echoOnce(ServerSocket server) {
        try (Socket connection = server.accept()) {
            connection.getOutputStream().write(connection.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("echo: broken", e);
        }
    }

    private static boolean isEnded(Socket client) throws IOException {
        try {
            return client.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }
}
