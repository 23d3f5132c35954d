package com.pxlpeak.edge.webhook;

import static com.pxlpeak.edge.collect.Door.NOW;
import static com.pxlpeak.edge.collect.Door.assertProblem;
import static com.pxlpeak.edge.collect.Door.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.event.Money;
import com.pxlpeak.edge.collect.Door;
import com.pxlpeak.edge.pipeline.Reason;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.annotations.JUnit5TestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestKitJUnit5Extension;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** What shops and payment services tell of, signed. */
@ExtendWith(TestKitJUnit5Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class WebhookDialectTest {

    private static final String CHARGE =
            """
            {"id":"evt_1","type":"charge.succeeded","created":1768228200,"data":{"object":{"id":"ch_1","amount":1999,
             "currency":"eur","created":1768228190,"payment_intent":"pi_1","customer":"cus_1","metadata":{"client_id":"cid_ann"}}}}""";

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create();

    private Door door = new Door(pekko.system(), List.of());

    @BeforeEach
    void open() {
        door = new Door(pekko.system(), Signers.dialects());
    }

    @Test
    void aChargeIsAPurchase() {
        HttpResponse response = stripe("pay", "whsec_pay", CHARGE, NOW);

        assertThat(response.status().intValue()).isEqualTo(202);
        Event event = only();
        assertThat(event.name()).isEqualTo("purchase");
        assertThat(event.id().value()).isEqualTo("purchase-pi_1");
        assertThat(event.client().value()).isEqualTo("cid_ann");
        assertThat(event.user()).contains("cus_1");
        assertThat(event.revenue()).contains(new Money(new BigDecimal("19.99"), "EUR"));
        assertThat(event.enriched().time()).isEqualTo(Instant.ofEpochSecond(1768228190));
        assertThat(event.properties()).contains("\"order_id\":\"ch_1\"").contains("\"webhook\":\"pay\"");
    }

    @Test
    void amountsAreInTheUnitsOfTheirCurrency() {
        stripe("pay", "whsec_pay", CHARGE.replace("eur", "jpy").replace("_1", "_2"), NOW);
        stripe("pay", "whsec_pay", CHARGE.replace("eur", "kwd").replace("_1", "_3"), NOW);

        assertThat(door.rawEvents.taken)
                .extracting(event -> event.revenue().orElseThrow())
                .containsExactly(new Money(new BigDecimal("1999"), "JPY"), new Money(new BigDecimal("1.999"), "KWD"));
    }

    /** Adding to one of them would take a billion digits. */
    @Test
    void amountsThatNobodyCanReckonWithAreRejected() {
        for (String amount : List.of("1e999999999", "1e400000000", "1e-999999999", "-1e-2147483647")) {
            String charge = CHARGE.replace("1999", amount).replace("_1", "_" + amount);
            assertThat(stripe("pay", "whsec_pay", charge, NOW).status().intValue())
                    .isEqualTo(202);
        }

        assertThat(door.rawEvents.taken).isEmpty();
        assertThat(door.rawEvents.rejected)
                .extracting(rejection -> rejection.refusal().reason())
                .containsExactly(
                        Reason.NUMBER_OUT_OF_RANGE,
                        Reason.NUMBER_OUT_OF_RANGE,
                        Reason.VALUE_INVALID,
                        Reason.VALUE_INVALID);
    }

    /** Stripe tells what was given back in all, each time. */
    @Test
    void aRefundInPartsIsWorthItsParts() {
        String refund =
                """
                {"id":"evt_%d","type":"charge.refunded","created":1768228200,"data":{"object":{"id":"ch_1","amount":1999,
                 "amount_refunded":%d,"currency":"eur"},"previous_attributes":{"amount_refunded":%d}}}""";
        stripe("pay", "whsec_pay", refund.formatted(2, 500, 0), NOW);
        stripe("pay", "whsec_pay", refund.formatted(3, 1999, 500), NOW);

        assertThat(door.rawEvents.taken)
                .extracting(event -> event.revenue().orElseThrow().amount())
                .containsExactly(new BigDecimal("-5"), new BigDecimal("-14.99"));
    }

    @Test
    void aCheckoutCountsWhenItIsPaid() {
        String checkout =
                """
                {"id":"evt_1","type":"checkout.session.completed","created":1768228200,"data":{"object":{"id":"cs_1",
                 "payment_status":"unpaid","amount_total":700,"currency":"usd","client_reference_id":"ann-7"}}}""";
        assertThat(stripe("till", "whsec_till", checkout, NOW).status().intValue())
                .isEqualTo(204);
        stripe("till", "whsec_till", checkout.replace("unpaid", "paid"), NOW);

        assertThat(only().id().value()).isEqualTo("purchase-cs_1");
        assertThat(only().client().value()).isEqualTo("cid_616e6e2d37");
    }

    /** Some ways of paying take days. */
    @Test
    void aCheckoutThatIsPaidLaterCountsThen() {
        String paid =
                """
                {"id":"evt_2","type":"checkout.session.async_payment_succeeded","created":1768228200,"data":{"object":
                 {"id":"cs_1","payment_status":"paid","amount_total":700,"currency":"usd"}}}""";

        stripe("till", "whsec_till", paid, NOW);

        assertThat(only().id().value()).isEqualTo("purchase-cs_1");
    }

    @Test
    void whoSignsWronglyOrTooLateIsRefused() {
        assertProblem(stripe("pay", "whsec_till", CHARGE, NOW), 401, "unsigned");
        assertProblem(stripe("pay", "whsec_pay", CHARGE, NOW.minus(Duration.ofMinutes(6))), 401, "unsigned");
        assertProblem(stripe("pay", "whsec_pay", CHARGE, NOW.plus(Duration.ofMinutes(6))), 401, "unsigned");
        assertProblem(send("pay", CHARGE, Map.of()), 401, "unsigned");
        for (String header : List.of("t=,v1=", "v1=00", "t=1768228201,v1=zz", "t=99999999999999999999,v1=00", "=,=")) {
            assertProblem(send("pay", CHARGE, Map.of("Stripe-Signature", header)), 401, "unsigned");
        }
        String signature = signature(CHARGE, "whsec_pay", NOW);
        assertProblem(
                send("pay", CHARGE.replace("1999", "9999"), Map.of("Stripe-Signature", signature)), 401, "unsigned");
        assertThat(door.rawEvents.taken).isEmpty();
    }

    @Test
    void anyOfSeveralSecretsAndSignaturesIsEnough() {
        assertThat(stripe("pay", "old", CHARGE, NOW).status().intValue()).isEqualTo(202);
        String two = signature(CHARGE.replace("_1", "_2"), "whsec_pay", NOW).replace(",v1=", ",v1=00,v1=");
        assertThat(send("pay", CHARGE.replace("_1", "_2"), Map.of("Stripe-Signature", two))
                        .status()
                        .intValue())
                .isEqualTo(202);
    }

    @Test
    void whatIsToldAgainIsNotStoredAgain() {
        stripe("pay", "whsec_pay", CHARGE, NOW);

        assertThat(stripe("pay", "whsec_pay", CHARGE, NOW).status().intValue()).isEqualTo(204);
        assertThat(door.rawEvents.taken).hasSize(1);
    }

    @Test
    void messagesAreToldApartByTheirOwnIdsWhereNoOtherIsMapped() {
        stripe("plain", "whsec_plain", CHARGE, NOW);
        stripe("plain", "whsec_plain", CHARGE.replace("evt_1", "evt_2"), NOW);
        stripe("plain", "whsec_plain", CHARGE, NOW);

        assertThat(door.rawEvents.taken)
                .extracting(event -> event.id().value())
                .containsExactly("purchase-evt_1", "purchase-evt_2");
    }

    @Test
    void whatIsNamedByNothingIsNoReplayOfAnother() {
        stripe("plain", "whsec_plain", CHARGE.replace("\"id\":\"evt_1\",", ""), NOW);
        stripe("plain", "whsec_plain", CHARGE.replace("\"id\":\"evt_1\",", "").replace("1999", "2999"), NOW);

        assertThat(door.rawEvents.taken).hasSize(2);
    }

    @Test
    void whatCouldNotBeStoredIsTakenWhenItIsToldAgain() {
        door.rawEvents.open = false;
        assertProblem(stripe("pay", "whsec_pay", CHARGE, NOW), 503, "ingest_unavailable");
        door.rawEvents.open = true;

        assertThat(stripe("pay", "whsec_pay", CHARGE, NOW).status().intValue()).isEqualTo(202);
    }

    @Test
    void whatIsOfNoInterestIsWellReceived() {
        assertThat(stripe("pay", "whsec_pay", CHARGE.replace("charge.succeeded", "ping"), NOW)
                        .status()
                        .intValue())
                .isEqualTo(204);
        assertProblem(door.answer(HttpRequest.POST("/v1/webhooks/nobody").withEntity(json("{}"))), 404, "not_found");
    }

    @Test
    void anOrderOfAShopIsAPurchaseAndItsReturnARefund() {
        shopify(
                "orders/paid",
                """
                {"id":820982911946154508,"name":"#9999","currency":"USD","total_price":"409.94",
                 "processed_at":"2026-01-12T09:29:00-05:00","customer":{"id":115310627314723954}}""");
        shopify(
                "refunds/create",
                """
                {"id":890088186047892319,"order_id":820982911946154508,"created_at":"2026-01-12T09:30:00-05:00",
                 "transactions":[{"amount":"41.94","currency":"USD"},{"amount":"8.00","currency":"USD"}]}""");

        assertThat(door.rawEvents.taken)
                .extracting(event -> event.id().value())
                .containsExactly("purchase-820982911946154508", "refund-890088186047892319");
        assertThat(door.rawEvents.taken)
                .extracting(event -> event.revenue().orElseThrow().amount())
                .containsExactly(new BigDecimal("409.94"), new BigDecimal("-49.94"));
        assertThat(door.rawEvents.taken.get(0).enriched().time()).isEqualTo(Instant.parse("2026-01-12T14:29:00Z"));
        assertThat(door.rawEvents.taken.get(0).user()).contains("115310627314723954");
    }

    @Test
    void aShopThatSignsWronglyIsRefused() {
        assertProblem(
                send("shop", "{\"id\":1}", Map.of("X-Shopify-Topic", "orders/paid", "X-Shopify-Hmac-Sha256", "AAAA")),
                401,
                "unsigned");
    }

    @Test
    void aStandardWebhookIsNamedByItsId() {
        String sold =
                """
                {"type":"book.sold","timestamp":"2026-01-12T14:29:30Z","data":{"reader":"ann","price":12.5,"currency":"EUR"}}""";
        String time = Long.toString(NOW.getEpochSecond());
        String signature = Signers.standard("msg_1", time, bytes(sold));
        Map<String, String> headers = Map.of(
                "webhook-id", "msg_1", "webhook-timestamp", time, "webhook-signature", "v1a,AAAA v1,AAAA " + signature);

        assertThat(send("books", sold, headers).status().intValue()).isEqualTo(202);
        assertThat(only().id().value()).isEqualTo("purchase-msg_1");
        assertThat(only().revenue()).contains(new Money(new BigDecimal("12.5"), "EUR"));
        assertProblem(
                send(
                        "books",
                        sold,
                        Map.of("webhook-id", "msg_2", "webhook-timestamp", time, "webhook-signature", signature)),
                401,
                "unsigned");
    }

    private Event only() {
        assertThat(door.rawEvents.taken).hasSize(1);
        return door.rawEvents.taken.get(0);
    }

    private HttpResponse stripe(String source, String secret, String body, Instant at) {
        return send(source, body, Map.of("Stripe-Signature", signature(body, secret, at)));
    }

    private static String signature(String body, String secret, Instant at) {
        return Signers.stripe(secret, at, bytes(body)) + ",v0=00";
    }

    private void shopify(String topic, String body) {
        HttpResponse response = send(
                "shop", body, Map.of("X-Shopify-Topic", topic, "X-Shopify-Hmac-Sha256", Signers.shopify(bytes(body))));
        assertThat(response.status().intValue()).isEqualTo(202);
    }

    private HttpResponse send(String source, String body, Map<String, String> headers) {
        HttpRequest request = HttpRequest.POST("/v1/webhooks/" + source).withEntity(json(body));
        for (Map.Entry<String, String> header : headers.entrySet()) {
            request = request.addHeader(RawHeader.create(header.getKey(), header.getValue()));
        }
        return door.answer(request);
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
