package com.pxlpeak.ops.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SlowClientsTest {

    private static final String HASTY =
            "pxlpeak.http.connections { header-timeout = 2 s, idle-timeout = 20 s, per-address = 2 }\n";

    private static final String WITHOUT_PROXIES = "pxlpeak.edge.trusted-proxies = []\n";

    private static final String REQUEST = "GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final HttpClient honest = HttpClient.newHttpClient();

    @BeforeAll
    static void warmUp() throws Exception {
        OpenPort.warmUp();
    }

    @Test
    void whoeverSendsHeadersBitByBitIsCutOffWhileOthersAreServed() throws Exception {
        try (OpenPort port = OpenPort.with(HASTY);
                Socket slow = connected(port);
                Socket silent = connected(port)) {
            send(slow, "GET /a HTTP/1.1\r\n");
            await().pollInterval(Duration.ofMillis(50))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> {
                        assertThat(honest.send(
                                                HttpRequest.newBuilder(port.at("/b"))
                                                        .build(),
                                                BodyHandlers.ofString())
                                        .body())
                                .isEqualTo("GET /b");
                        return isCut(slow, "X-More: 1\r\n");
                    });
            assertThat(read(silent)).isEmpty();
            assertThat(port.connections().cut()).isEqualTo(2);
        }
    }

    @Test
    void whoeverBeginsASecondRequestAndDoesNotEndItIsCutOffButWhoeverIsSilentIsKept() throws Exception {
        try (OpenPort port = OpenPort.with(HASTY);
                Socket slow = connected(port);
                Socket quiet = connected(port)) {
            send(slow, REQUEST);
            send(quiet, REQUEST);
            readAnswer(slow);
            readAnswer(quiet);
            send(slow, "GET /a HT");

            assertThat(read(slow)).isEmpty();
            send(quiet, REQUEST);
            assertThat(readAnswer(quiet)).contains("200 OK");
        }
    }

    @Test
    void whoeverOnlyClaimsToSpeakHttp2HasNoMoreTime() throws Exception {
        try (OpenPort port = OpenPort.with(HASTY);
                Socket slow = connected(port)) {
            send(slow, "GET /a HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n");
            assertThat(readAnswer(slow)).contains("200 OK");
            send(slow, "GET /a HT");

            assertThat(read(slow)).isEmpty();
        }
    }

    @Test
    void whoeverSendsABodyBitByBitIsToldAndCutOff() throws Exception {
        try (OpenPort port = OpenPort.with(HASTY);
                Socket slow = connected(port)) {
            send(slow, "POST /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nx");

            assertThat(read(slow)).contains("408");
            assertThat(honest.send(HttpRequest.newBuilder(port.at("/b")).build(), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void anAddressHasOnlySoManyConnectionsAndGetsAnotherWhenItGivesOneBack() throws Exception {
        try (OpenPort port = OpenPort.with(HASTY + WITHOUT_PROXIES);
                Socket first = connected(port);
                Socket second = connected(port)) {
            send(first, REQUEST);
            send(second, REQUEST);
            readAnswer(first);
            readAnswer(second);

            try (Socket third = connected(port)) {
                assertThat(read(third)).isEmpty();
            }
            assertThat(port.connections().refused()).isEqualTo(1);

            first.shutdownOutput();
            await().until(() -> port.connections().open() == 1);
            try (Socket again = connected(port)) {
                send(again, REQUEST);
                assertThat(readAnswer(again)).contains("200 OK");
            }
        }
    }

    @Test
    void trustedProxiesHaveAsManyAsTheyLike() throws Exception {
        try (OpenPort port = OpenPort.with(HASTY);
                Socket first = connected(port);
                Socket second = connected(port);
                Socket third = connected(port)) {
            for (Socket each : new Socket[] {first, second, third}) {
                send(each, REQUEST);
                assertThat(readAnswer(each)).contains("200 OK");
            }
        }
    }

    private static Socket connected(OpenPort port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean isCut(Socket socket, String more) {
        try {
            send(socket, more);
            return false;
        } catch (IOException broken) {
            return true;
        }
    }

    /** All until the other end closes, be it in order or not. */
    private static String read(Socket socket) {
        StringBuilder text = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                text.append((char) next);
            }
        } catch (SocketTimeoutException e) {
            text.append("still open");
        } catch (IOException reset) {
            return text.toString();
        }
        return text.toString();
    }

    private static String readAnswer(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        while (!text.toString().endsWith("GET /a")) {
            text.append((char) socket.getInputStream().read());
        }
        return text.toString();
    }
}
