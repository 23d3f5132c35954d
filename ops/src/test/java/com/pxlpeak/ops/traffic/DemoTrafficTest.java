package com.pxlpeak.ops.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.send.StubCollector;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class DemoTrafficTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void historyIsSentByVisitsAndNoneOfItLiesInTheFuture() throws Exception {
        try (StubCollector server = new StubCollector();
                DemoTraffic traffic =
                        new DemoTraffic(server.uri(), "site_demo", InstantSource.fixed(NOW), Progress.SILENT)) {
            traffic.sendHistory(NOW.minus(Duration.ofHours(36)), 1_000);

            List<JsonNode> events = events(server);
            assertThat(events).hasSizeBetween(700, 1_300);
            assertThat(events).allMatch(event -> !at(event).isAfter(NOW));
            assertThat(server.bodies()).allMatch(body -> clients(body) == 1);
        }
    }

    @Test
    void visitsOfNowAreSentWithTheAddressAndBrowserOfTheVisitor() throws Exception {
        try (StubCollector server = new StubCollector();
                DemoTraffic traffic =
                        new DemoTraffic(server.uri(), "site_demo", InstantSource.system(), Progress.SILENT)) {
            traffic.start(50);

            await().atMost(Duration.ofSeconds(20)).until(() -> server.bodies().size() > 200);
            assertThat(server.headers("User-Agent")).allMatch(agent -> agent.startsWith("Mozilla/5.0 ("));
            assertThat(server.headers("X-Forwarded-For")).allMatch(address -> address.matches("[0-9.]+"));
        }
    }

    private static List<JsonNode> events(StubCollector server) {
        return server.bodies().stream()
                .flatMap(body -> StreamSupport.stream(body.path("events").spliterator(), false))
                .toList();
    }

    private static long clients(JsonNode body) {
        return body.path("events").findValuesAsText("client_id").stream()
                .distinct()
                .count();
    }

    private static Instant at(JsonNode event) {
        return Instant.parse(event.path("timestamp").asText());
    }
}
