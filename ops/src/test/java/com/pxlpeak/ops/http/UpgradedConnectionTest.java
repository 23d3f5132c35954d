package com.pxlpeak.ops.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Java's own client, as it comes: over plain HTTP it asks for HTTP/2, and goes on with that. */
class UpgradedConnectionTest {

    private static final String HASTY = "pxlpeak.http.connections { header-timeout = 2 s, idle-timeout = 6 s }\n";

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void warmUp() throws Exception {
        OpenPort.warmUp();
    }

    @Test
    void everyRequestSaysWhereItCameFrom() {
        try (OpenPort port = OpenPort.with("")) {
            assertThat(ask(port).join().headers().firstValue(OpenPort.FROM)).contains("127.0.0.1");

            List<CompletableFuture<HttpResponse<String>>> more =
                    IntStream.range(0, 50).mapToObj(i -> ask(port)).toList();
            for (CompletableFuture<HttpResponse<String>> each : more) {
                assertThat(each.join().version()).isEqualTo(Version.HTTP_2);
                assertThat(each.join().headers().firstValue(OpenPort.FROM)).contains("127.0.0.1");
            }
        }
    }

    @Test
    void isKeptWhileItIsQuietForNoLongerThanOthersMayBe() {
        try (OpenPort port = OpenPort.with(HASTY)) {
            ask(port).join();
            await().pollDelay(Duration.ofSeconds(3))
                    .until(() -> port.connections().open() == 1);
            assertThat(ask(port).join().body()).isEqualTo("GET /a");
            assertThat(port.connections().cut()).isZero();

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> port.connections().open() == 0);
        }
    }

    private CompletableFuture<HttpResponse<String>> ask(OpenPort port) {
        return client.sendAsync(HttpRequest.newBuilder(port.at("/a")).build(), BodyHandlers.ofString());
    }
}
