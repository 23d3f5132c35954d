package com.pxlpeak.ops.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What of a test's events is in ClickHouse. */
final class StoredEvents {

    private static final Duration SOON = Duration.ofSeconds(60);

    private StoredEvents() {}

    /**
     * The rows of all events that hold a text in their properties, as soon as all are there that were accepted by now;
     * more are as wrong as fewer.
     */
    static List<JsonNode> holding(String text, int expected, RunningPxlpeak pxlpeak)
            throws IOException, InterruptedException {
        Instant accepted = Instant.now();
        await().atMost(SOON).until(() -> asOf(pxlpeak).isAfter(accepted));
        List<JsonNode> rows = pxlpeak.rows(
                """
                SELECT event_id, client_id, event_name, user_id, toUnixTimestamp64Milli(event_time) AS at, page_path,
                       page_title, country, browser, toString(value) AS value, currency, bot_score, properties
                FROM events FINAL WHERE site_id = 'site_demo' AND position(properties, '%s') > 0"""
                        .formatted(text));
        assertThat(rows).hasSize(expected);
        return rows;
    }

    private static Instant asOf(RunningPxlpeak pxlpeak) throws IOException, InterruptedException {
        return Instant.parse(pxlpeak.get("/v1/sites/site_demo/analytics/traffic?period=today&metrics=events")
                .path("asOf")
                .asText());
    }

    static JsonNode only(List<JsonNode> rows, String column, String value) {
        List<JsonNode> found = rows.stream()
                .filter(row -> row.path(column).asText().equals(value))
                .toList();
        assertThat(found).as("%s = %s in %s", column, value, rows).hasSize(1);
        return found.get(0);
    }

    static void assertWorth(JsonNode row, String amount, String currency) {
        assertThat(new BigDecimal(row.path("value").asText())).isEqualByComparingTo(amount);
        assertThat(row.path("currency").asText()).isEqualTo(currency);
    }

    /** Nothing at all speaks for a machine. */
    static void assertOfPerson(JsonNode row) {
        assertThat(row.path("bot_score").asInt(-1)).isZero();
    }
}
