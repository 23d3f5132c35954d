package com.pxlpeak.edge.dialect;

import static com.pxlpeak.edge.collect.Door.NOW;
import static com.pxlpeak.edge.collect.Door.assertProblem;
import static com.pxlpeak.edge.collect.Door.body;
import static com.pxlpeak.edge.dialect.Asked.properties;
import static com.pxlpeak.edge.dialect.Asked.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.event.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.annotations.JUnit5TestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestKitJUnit5Extension;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** What servers send by Google's Measurement Protocol. */
@ExtendWith(TestKitJUnit5Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class GaDialectTest {

    private static final String COLLECT = "/mp/collect?measurement_id=G-SHOP&api_secret=pxl_live_collect";
    private static final String CHECK = "/debug/mp/collect?measurement_id=G-SHOP&api_secret=any";
    private static final String SALE =
            """
            {"client_id":"1234567890.1612345678","user_id":"ann","timestamp_micros":"1768228140123456",
             "user_properties":{"tier":{"value":"gold"}},"consent":{"ad_user_data":"DENIED"},
             "events":[{"name":"purchase","params":{"transaction_id":"T 1","value":12.5,"currency":"USD",
              "page_location":"https://demo.example/done?x=1","session_id":"7","items":[{"item_id":"a","quantity":2}]}},
              {"name":"Sign_Up","params":{"engagement_time_msec":100}}]}""";

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create();

    private Asked asked = new Asked(pekko.system());

    @BeforeEach
    void open() {
        asked = new Asked(pekko.system(), new GaDialect(Map.of("G-SHOP", "site_demo")), new GaDebugDialect());
    }

    @Test
    void eventsKeepWhatTheySay() {
        assertThat(asked.post(COLLECT, SALE).status().intValue()).isEqualTo(204);

        Event sale = asked.taken().get(0);
        assertThat(sale.name()).isEqualTo("purchase");
        assertThat(sale.client().value()).isEqualTo(ForeignIds.client("1234567890.1612345678"));
        assertThat(sale.user()).contains("ann");
        assertThat(sale.revenue()).contains(new Money(new BigDecimal("12.5"), "USD"));
        assertThat(sale.timestamp()).isEqualTo(Instant.parse("2026-01-12T14:29:00.123456Z"));
        assertThat(sale.enriched().page().path()).isEqualTo("/done");
        assertThat(properties(sale))
                .isEqualTo(
                        read(
                                """
                                {"transaction_id":"T 1","value":12.5,"currency":"USD",
                                 "page_location":"https://demo.example/done?x=1","page_url":"https://demo.example/done?x=1",
                                 "session_id":"7","items":[{"item_id":"a","quantity":2}],
                                 "user_properties":{"tier":"gold"},"consent":{"ad_user_data":"DENIED"}}"""));
        assertThat(asked.taken().get(1).name()).isEqualTo("sign_up");
        assertThat(properties(asked.taken().get(1)).path("original_event").asText())
                .isEqualTo("Sign_Up");
    }

    @Test
    void aPurchaseIsKnownByItsTransaction() {
        asked.post(COLLECT, SALE);
        asked.post(COLLECT, SALE.replace("\"timestamp_micros\":\"1768228140123456\",", ""));

        assertThat(asked.taken().get(2).id()).isEqualTo(asked.taken().get(0).id());
        assertThat(asked.taken().get(2).enriched().time()).isEqualTo(NOW);
    }

    @Test
    void aSiteIsItsOwnStream() {
        asked.post("/mp/collect?measurement_id=site_demo", SALE);

        assertThat(asked.taken()).hasSize(2);
    }

    @Test
    void itIsAnswered204WhateverBecomesOfTheEvents() {
        String many = "{\"client_id\":\"1.1\",\"events\":[" + "{\"name\":\"a\"},".repeat(25) + "{\"name\":\"a\"}]}";
        String shared = "{\"client_id\":\"1.1\",\"user_properties\":{\"a\":{\"value\":\"" + "x".repeat(30_000)
                + "\"}},\"events\":[" + "{\"name\":\"a\"},".repeat(24) + "{\"name\":\"a\"}]}";
        String noClient = "{\"events\":[7,{\"name\":\"a\"}]}";
        for (String body : List.of("{", "{}", "{\"events\":[]}", many, shared, noClient)) {
            assertThat(asked.post(COLLECT, body).status().intValue()).as(body).isEqualTo(204);
        }
        assertThat(asked.post(COLLECT.replace("_collect", "_none"), SALE)
                        .status()
                        .intValue())
                .isEqualTo(204);
        assertThat(asked.post(COLLECT.replace("G-SHOP", "G-NONE"), SALE)
                        .status()
                        .intValue())
                .isEqualTo(204);
        assertThat(asked.taken()).isEmpty();
    }

    @Test
    void whoMayTryAgainIsToldSo() {
        asked.door.rawEvents.open = false;

        assertProblem(asked.post(COLLECT, SALE), 503, "ingest_unavailable");
    }

    @Test
    void nothingIsWrongWithWhatIsRightAndNothingOfItIsTaken() {
        HttpResponse response = asked.post(CHECK, SALE.replace("1768228140123456", "1768228140000000"));

        assertThat(response.status().intValue()).isEqualTo(200);
        assertThat(body(response)).isEqualTo(read("{\"validationMessages\":[]}"));
        assertThat(asked.taken()).isEmpty();
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(findings("{\"events\":[{\"name\":\"a\"}]}")).containsExactly("client_id VALUE_REQUIRED");
        assertThat(findings("{\"client_id\":\"1.1\",\"events\":[]}")).containsExactly("events VALUE_REQUIRED");
        assertThat(findings(of("{\"name\":\"1st\"}"))).containsExactly("events[0].name NAME_INVALID");
        assertThat(findings(of("{\"name\":\"" + "a".repeat(41) + "\"}")))
                .containsExactly("events[0].name NAME_INVALID");
        assertThat(findings(of("{\"name\":\"session_start\"}"))).containsExactly("events[0].name NAME_RESERVED");
        assertThat(findings(of("{\"name\":\"ga_x\"}"))).containsExactly("events[0].name NAME_RESERVED");
        assertThat(findings(of("{\"name\":\"a\",\"params\":{\"_x\":1}}")))
                .containsExactly("events[0].params._x NAME_RESERVED");
        assertThat(findings(of("{\"name\":\"a\",\"params\":{\"x\":\"" + "y".repeat(101) + "\"}}")))
                .containsExactly("events[0].params.x VALUE_INVALID");
        assertThat(findings(of("{\"name\":\"purchase\",\"params\":{\"value\":\"much\"}}")))
                .containsExactly("events[0].params.value VALUE_INVALID", "events[0].params.currency VALUE_REQUIRED");
        assertThat(findings("{\"client_id\":\"1.1\",\"timestamp_micros\":1,\"events\":[{\"name\":\"a\"}]}"))
                .containsExactly("timestamp_micros VALUE_OUT_OF_BOUNDS");
        assertThat(findings(of("{\"name\":\"a\"},".repeat(25) + "{\"name\":\"a\"}")))
                .containsExactly("events EXCEEDED_MAX_ENTITIES");
        assertThat(findings("{")).containsExactly(" VALUE_INVALID");
    }

    private static String of(String event) {
        return "{\"client_id\":\"1.1\",\"events\":[" + event + "]}";
    }

    private List<String> findings(String body) {
        return body(asked.post(CHECK, body)).path("validationMessages").findParents("validationCode").stream()
                .map(it -> it.path("fieldPath").asText() + " "
                        + it.path("validationCode").asText())
                .toList();
    }
}
