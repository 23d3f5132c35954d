package com.pxlpeak.ops.journey;

import static com.pxlpeak.ops.journey.StoredEvents.assertOfPerson;
import static com.pxlpeak.ops.journey.StoredEvents.assertWorth;
import static com.pxlpeak.ops.journey.StoredEvents.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Sales and refunds that others tell of by webhooks, signed by their own libraries, and what of them is in ClickHouse.
 * Each is told twice, and another sale by somebody who has not the secret.
 */
@ExtendWith(Journey.class)
class WebhookJourneyIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STORED = "202 taken";
    private static final String KNOWN = "204 taken";
    private static final String UNSIGNED = "401 https://pxlpeak.dev/problems/unsigned";

    /** In what nobody else sends, so that the rows of a test are found by it. Digits, as Shopify's ids are numbers. */
    private final String run =
            Long.toString(ThreadLocalRandom.current().nextLong(100_000_000_000L, 1_000_000_000_000L));

    private final Instant start = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.SECONDS);

    @Test
    void whatIsToldByStandardWebhooksArrivesOnce(RunningPxlpeak pxlpeak) throws Exception {
        assertThat(tell("standard-webhooks.mjs", pxlpeak)).containsExactly(STORED, KNOWN, STORED, KNOWN, UNSIGNED);

        List<JsonNode> rows = saleAndRefund(pxlpeak);
        assertThat(rows).allSatisfy(row -> assertIsOf(row, "cid_" + run, "ann-" + run));
        assertThat(propertiesOf(only(rows, "event_id", "purchase-in-" + run)))
                .isEqualTo(told("books", "invoice.paid", 119.95).put("order_id", "in-" + run));
        assertThat(propertiesOf(only(rows, "event_id", "refund-msg_invoice.refunded_in-" + run)))
                .isEqualTo(told("books", "invoice.refunded", 20.45).put("order_id", "in-" + run));
    }

    @Test
    void whatStripeTellsArrivesOnce(RunningPxlpeak pxlpeak) throws Exception {
        assertThat(tell("stripe.mjs", pxlpeak)).containsExactly(STORED, KNOWN, STORED, KNOWN, UNSIGNED);

        List<JsonNode> rows = saleAndRefund(pxlpeak);
        assertThat(rows).allSatisfy(row -> assertIsOf(row, "cid_" + run, "cus_" + run));
        assertThat(propertiesOf(only(rows, "event_id", "purchase-pi_" + run)))
                .isEqualTo(told("payments", "charge.succeeded", 119.95).put("order_id", "ch_" + run));
        assertThat(propertiesOf(only(rows, "event_id", "refund-evt_charge.refunded_" + run)))
                .isEqualTo(told("payments", "charge.refunded", 20.45).put("order_id", "ch_" + run));
    }

    /** Shopify signs no time: a message that comes again goes the whole way, and is known by its event. */
    @Test
    void whatShopifyTellsArrivesOnce(RunningPxlpeak pxlpeak) throws Exception {
        assertThat(tell("shopify.mjs", pxlpeak)).containsExactly(STORED, STORED, STORED, STORED, UNSIGNED);

        List<JsonNode> rows = saleAndRefund(pxlpeak);
        String order = run + "1";
        JsonNode sale = only(rows, "event_id", "purchase-" + order);
        assertIsOf(sale, clientOfUser(run), run);
        assertThat(propertiesOf(sale))
                .isEqualTo(told("shop", "orders/paid", 119.95)
                        .put("order_id", Long.parseLong(order))
                        .put("order_name", "#" + order));
        JsonNode refund = only(rows, "event_id", "refund-" + run + "2");
        // It names nobody.
        assertIsOf(refund, clientOfUser("webhook:shop:" + run + "2"), "");
        assertThat(propertiesOf(refund))
                .isEqualTo(told("shop", "refunds/create", 20.45).put("order_id", Long.parseLong(order)));
    }

    /** What each message was answered. */
    private List<String> tell(String script, RunningPxlpeak pxlpeak) throws Exception {
        return ForeignClient.run(
                script, Map.of("WEBHOOK_SECRET", WebhookSenders.SECRET), pxlpeak.url(), run, start.toString());
    }

    /** These two alone are left of all that was sent. */
    private List<JsonNode> saleAndRefund(RunningPxlpeak pxlpeak) throws Exception {
        List<JsonNode> rows = StoredEvents.holding(run, 2, pxlpeak);
        assertWorth(only(rows, "event_name", "purchase"), "119.95", "EUR");
        assertWorth(only(rows, "event_name", "refund"), "20.45", "EUR");
        assertThat(pxlpeak.rows("SELECT id FROM rejected_events FINAL WHERE position(payload, '" + run + "') > 0"))
                .isEmpty();
        return rows;
    }

    private void assertIsOf(JsonNode row, String client, String user) {
        assertThat(row.path("client_id").asText()).isEqualTo(client);
        assertThat(row.path("user_id").asText()).isEqualTo(user);
        assertThat(Instant.ofEpochMilli(row.path("at").asLong())).isEqualTo(start);
        assertOfPerson(row);
    }

    private static JsonNode propertiesOf(JsonNode row) throws IOException {
        return JSON.readTree(row.path("properties").asText());
    }

    /** What is told of each, before the order. */
    private static ObjectNode told(String webhook, String type, double value) {
        return JSON.createObjectNode()
                .put("webhook", webhook)
                .put("webhook_type", type)
                .put("value", value)
                .put("currency", "EUR");
    }

    private static String clientOfUser(String user) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(user.getBytes(StandardCharsets.UTF_8));
        return "cid_u" + HexFormat.of().formatHex(hash, 0, 20);
    }
}
