package com.pxlpeak.edge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.event.EventCodec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever strangers send, the door stands. */
class PipelinePropertiesTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final ObjectMapper JSON_READER = new ObjectMapper();

    private static final Pipeline PIPELINE = Samples.pipeline();

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void everyEventIsTakenOrRejectedAndWhatIsTakenTravelsUnchanged(@ForAll("events") JsonNode sent)
            throws JsonProcessingException {
        Verdict verdict = PIPELINE.judge(Draft.of(Samples.browser(), sent));

        if (verdict instanceof Verdict.Kept kept) {
            Event event = kept.draft().accepted();
            assertThat(EventCodec.read(EventCodec.write(event))).isEqualTo(event);
            assertThat(JSON_READER.readTree(event.properties())).isNotNull();
        } else {
            assertThat(((Verdict.Rejected) verdict).refusal().message()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<JsonNode> events() {
        Arbitrary<JsonNode> nearly = Combinators.combine(
                        field("page_view", "purchase", "Bad", "a\n"),
                        field("cid_a", "cid_ann42", "ann"),
                        field("2026-01-12T14:30:00Z", "2016-12-31T23:59:60Z", "9999-12-31T23:59:59Z", "now"),
                        object())
                .as((name, client, timestamp, properties) -> {
                    ObjectNode event = JSON.objectNode();
                    event.set("event", name);
                    event.set("client_id", client);
                    event.set("timestamp", timestamp);
                    event.set("properties", properties);
                    return event;
                });
        return Arbitraries.frequencyOf(Tuple.of(5, nearly), Tuple.of(1, anything()));
    }

    private static Arbitrary<JsonNode> field(String... likely) {
        return Arbitraries.frequencyOf(Tuple.of(20, Arbitraries.of(likely).map(JSON::textNode)), Tuple.of(1, scalar()));
    }

    private static Arbitrary<JsonNode> anything() {
        return Arbitraries.recursive(
                PipelinePropertiesTest::scalar,
                inner -> Arbitraries.oneOf(List.of(
                        inner.list().ofMaxSize(3).map(items ->
                                (JsonNode) JSON.arrayNode().addAll(items)),
                        objectOf(inner))),
                0,
                2);
    }

    private static Arbitrary<JsonNode> object() {
        return objectOf(anything());
    }

    private static Arbitrary<JsonNode> objectOf(Arbitrary<JsonNode> values) {
        Arbitrary<String> names = Arbitraries.frequencyOf(
                Tuple.of(
                        8,
                        Arbitraries.of(
                                "page_path",
                                "page_url",
                                "title",
                                "value",
                                "revenue",
                                "currency",
                                "referrer",
                                "utm_source",
                                "gclid",
                                "interactive")),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(5)));
        return Arbitraries.maps(names, values).ofMaxSize(5).map(fields -> JSON.objectNode()
                .setAll(fields));
    }

    private static Arbitrary<JsonNode> scalar() {
        return Arbitraries.oneOf(List.of(
                Arbitraries.strings().ofMaxLength(20).map(JSON::textNode),
                Arbitraries.strings().ofMaxLength(20).map(text -> JSON.textNode("https://" + text)),
                Arbitraries.of(
                                "EUR",
                                "1.50",
                                "-3",
                                "\ud800",
                                "a\u0000b",
                                "https://www.google.com/?utm_source=%00%zz&utm_medium=%C3")
                        .map(JSON::textNode),
                Arbitraries.bigDecimals().map(number -> (JsonNode) JSON.numberNode(number)),
                Arbitraries.integers().between(-2_000_000_000, 2_000_000_000).map(scale ->
                        (JsonNode) JSON.numberNode(new BigDecimal(BigInteger.TEN, scale))),
                Arbitraries.of(true, false).map(JSON::booleanNode),
                Arbitraries.just(JSON.nullNode())));
    }
}
