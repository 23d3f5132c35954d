package com.pxlpeak.ops.journey;

import static com.pxlpeak.ops.journey.StoredEvents.assertOfPerson;
import static com.pxlpeak.ops.journey.StoredEvents.assertWorth;
import static com.pxlpeak.ops.journey.StoredEvents.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Sites that move here: events sent by other vendors' own clients, and by hand where a vendor has none, and what of them
 * is in ClickHouse.
 */
@ExtendWith(Journey.class)
class CompatibilityJourneyIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** In what nobody else sends, so that the rows of a test are found by it. */
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    private static final Map<String, String> NAMES =
            Map.of("Article Read", "article_read", "Order Completed", "purchase", "Order Refunded", "refund");

    @Test
    void whatSegmentsClientSendsArrivesComplete(RunningPxlpeak pxlpeak) throws Exception {
        Instant start = Instant.now().minusSeconds(3_600).truncatedTo(ChronoUnit.MILLIS);

        List<String> sent = ForeignClient.run(
                "segment.mjs",
                Map.of("WRITE_KEY", "site_demo:" + pxlpeak.adminKey()),
                pxlpeak.url(),
                run,
                start.toString());

        assertThat(sent).hasSize(47);
        List<JsonNode> rows = StoredEvents.holding(run, 47, pxlpeak);
        for (String line : sent) {
            JsonNode call = JSON.readTree(line);
            JsonNode row = only(rows, "event_id", call.path("messageId").asText());
            assertThat(row.path("event_name").asText()).isEqualTo(nameOf(call));
            assertThat(row.path("client_id").asText()).isEqualTo(clientOf(call));
            assertThat(row.path("user_id").asText())
                    .isEqualTo(call.path("userId").asText(""));
            assertThat(Instant.ofEpochMilli(row.path("at").asLong()))
                    .isEqualTo(Instant.parse(call.path("timestamp").asText()));
            assertThat(JSON.readTree(row.path("properties").asText())).isEqualTo(propertiesOf(call));
            assertOfPerson(row);
        }
        assertWorth(only(rows, "event_name", "purchase"), "99.95", "EUR");
        assertWorth(only(rows, "event_name", "refund"), "20.5", "EUR");
        JsonNode home = only(rows, "event_name", "page_view");
        assertThat(home.path("page_path").asText()).isEqualTo("/home");
        assertThat(home.path("page_title").asText()).isEqualTo("Welcome");
        assertThat(home.path("country").asText()).isEqualTo("US");
        assertThat(home.path("browser").asText()).isEqualTo("Firefox");
    }

    private static String nameOf(JsonNode call) {
        String type = call.path("type").asText();
        return switch (type) {
            case "track" -> NAMES.getOrDefault(call.path("event").asText(), "");
            case "page" -> "page_view";
            case "screen" -> "screen_view";
            default -> type;
        };
    }

    /** Its own id where it has one, as hexadecimal digits since it has a dash; who has none is known as a user. */
    private static String clientOf(JsonNode call) throws Exception {
        String id = call.path("anonymousId").asText(call.path("previousId").asText(""));
        if (!id.isEmpty()) {
            return "cid_" + HexFormat.of().formatHex(id.getBytes(StandardCharsets.UTF_8));
        }
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(call.path("userId").asText().getBytes(StandardCharsets.UTF_8));
        return "cid_u" + HexFormat.of().formatHex(hash, 0, 20);
    }

    private static ObjectNode propertiesOf(JsonNode call) {
        ObjectNode properties = JSON.createObjectNode();
        if (call.path("properties") instanceof ObjectNode told) {
            properties.setAll(told);
        }
        switch (call.path("type").asText()) {
            case "track" -> properties.put("original_event", call.path("event").asText());
            case "page" -> properties.put("name", "Home");
            case "screen" -> properties.put("screen_name", "Start");
            case "group" -> properties.put("group_id", "team").set("traits", call.path("traits"));
            case "alias" -> properties.put(
                    "previous_id", call.path("previousId").asText());
            default -> properties.set("traits", call.path("traits"));
        }
        if (!call.has("properties")) {
            properties.put("interactive", false);
        }
        if (call.path("event").asText().equals("Order Refunded")) {
            properties.set("value", properties.path("total"));
        }
        ObjectNode context = call.path("context").deepCopy();
        properties.set("context", context.without(List.of("ip", "userAgent")));
        return properties;
    }

    @Test
    void whatAnalyticsJsSendsArrivesOnceHoweverOftenItIsSent(RunningPxlpeak pxlpeak) throws Exception {
        String call =
                """
                {"type":"track","event":"Signed Up","anonymousId":"5f1e2d3c-0000-4000-8000-0123456789ab","userId":null,
                 "messageId":"ajs-next-%s","timestamp":"%s","sentAt":"%s","writeKey":"site_demo","integrations":{},
                 "properties":{"run":"%s"},
                 "context":{"library":{"name":"analytics.js","version":"npm:next-1.84.3"},"timezone":"Europe/Berlin",
                  "page":{"path":"/join","referrer":"","search":"","title":"Join","url":"https://demo.example/join"}}}"""
                        .formatted(run, Instant.now(), Instant.now(), run);

        for (int i = 0; i < 3; i++) {
            HttpResponse<String> answer = pxlpeak.post("/segment/v1/t", "text/plain", call);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"success\":true}");
        }
        pxlpeak.post("/segment/v1/t", "text/plain", call.replace("ajs-next-", "last-"));

        List<JsonNode> rows = StoredEvents.holding(run, 2, pxlpeak);
        JsonNode row = only(rows, "event_id", "ajs-next-" + run);
        assertThat(row.path("event_name").asText()).isEqualTo("signed_up");
        assertThat(row.path("client_id").asText()).isEqualTo("cid_5f1e2d3c0000400080000123456789ab");
        assertThat(row.path("page_path").asText()).isEqualTo("/join");
    }

    @Test
    void whatPlausiblesTrackerSendsArrivesComplete(RunningPxlpeak pxlpeak) throws Exception {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        List<String> answers = ForeignClient.run("plausible.mjs", Map.of(), pxlpeak.url(), run);

        assertThat(answers).containsExactlyInAnyOrder("202 taken", "202 taken", "202 taken", "202 taken", "202 1");
        List<JsonNode> rows = StoredEvents.holding(run, 4, pxlpeak);
        assertThat(rows)
                .extracting(row -> row.path("event_name").asText() + " "
                        + row.path("page_path").asText())
                .containsExactlyInAnyOrder(
                        "page_view /" + run,
                        "page_view /" + run + "/second",
                        "signup_clicked /" + run + "/second",
                        "page_view /" + run + "/other");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.path("at").asLong())
                    .isBetween(before.toEpochMilli(), Instant.now().toEpochMilli());
            assertThat(row.path("browser").asText()).isEqualTo("Firefox");
            assertThat(row.path("client_id").asText()).startsWith("cid_d");
        });
        assertThat(rows)
                .extracting(row -> row.path("client_id").asText())
                .satisfies(clients -> assertThat(clients.stream().distinct()).hasSize(2));
        JsonNode clicked = JSON.readTree(
                only(rows, "event_name", "signup_clicked").path("properties").asText());
        assertThat(clicked)
                .isEqualTo(JSON.readTree(
                        """
                        {"original_event":"Signup Clicked","run":"%1$s","plan":"pro","seats":3,"screen_width":1280,
                         "page_url":"https://demo.example/%1$s/second","page_path":"/%1$s/second","referrer":"https://search.example/"}"""
                                .formatted(run)));
    }

    @Test
    void whatIsSentByTheMeasurementProtocolArrivesComplete(RunningPxlpeak pxlpeak) throws Exception {
        Instant at = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.MILLIS);
        String body =
                """
                {"client_id":"1234567890.1612345678","user_id":"ann","timestamp_micros":%d,"events":[
                 {"name":"purchase","params":{"run":"%2$s","transaction_id":"T-%2$s","value":12.34,"currency":"USD","items":[{"item_id":"a"}]}},
                 {"name":"tutorial_begin","params":{"run":"%2$s"}}]}"""
                        .formatted(at.toEpochMilli() * 1_000, run);
        String query = "?measurement_id=site_demo&api_secret=" + pxlpeak.adminKey();

        assertThat(pxlpeak.post("/debug/mp/collect" + query, "application/json", body)
                        .body())
                .isEqualTo("{\"validationMessages\":[]}");
        for (int i = 0; i < 2; i++) {
            assertThat(pxlpeak.post("/mp/collect" + query, "application/json", body)
                            .statusCode())
                    .isEqualTo(204);
        }

        List<JsonNode> rows = StoredEvents.holding(run, 2, pxlpeak);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.path("client_id").asText()).isEqualTo("cid_313233343536373839302e31363132333435363738");
            assertThat(row.path("user_id").asText()).isEqualTo("ann");
            assertThat(row.path("at").asLong()).isEqualTo(at.toEpochMilli());
            assertOfPerson(row);
        });
        JsonNode sale = only(rows, "event_name", "purchase");
        assertWorth(sale, "12.34", "USD");
        assertThat(sale.path("event_id").asText()).isEqualTo("purchase-T-" + run);
        assertThat(JSON.readTree(sale.path("properties").asText())
                        .path("items")
                        .get(0)
                        .path("item_id")
                        .asText())
                .isEqualTo("a");
        JsonNode begun = only(rows, "event_name", "tutorial_begin");
        assertThat(JSON.readTree(begun.path("properties").asText()))
                .isEqualTo(JSON.createObjectNode().put("run", run));
    }

    @Test
    void whoShowsThePixelIsCounted(RunningPxlpeak pxlpeak) throws Exception {
        String query = "site_id=site_demo&client_id=cid_" + run + "&page=/mail&event_id=" + run + "&run=" + run;

        assertThat(pxlpeak.statusWithoutKey("/v1/pixel.gif?" + query)).isEqualTo(200);

        JsonNode row = StoredEvents.holding(run, 1, pxlpeak).get(0);
        assertThat(row.path("event_name").asText()).isEqualTo("page_view");
        assertThat(row.path("event_id").asText()).isEqualTo(run);
        assertThat(row.path("client_id").asText()).isEqualTo("cid_" + run);
        assertThat(row.path("page_path").asText()).isEqualTo("/mail");
    }
}
