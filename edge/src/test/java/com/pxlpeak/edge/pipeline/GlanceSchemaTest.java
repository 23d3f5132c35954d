package com.pxlpeak.edge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** A glance never lets pass what the library would not. */
class GlanceSchemaTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final EventSchema schema = new EventSchema();

    @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
    void theVerdictIsTheOneOfTheLibrary(@ForAll("events") JsonNode event) {
        Draft draft = Draft.of(Samples.browser(), event);

        assertThat(schema.judge(draft)).isEqualTo(schema.judgeThoroughly(draft));
    }

    @Example
    void usualEventsNeedNoLibrary() {
        assertThat(schema.isSurelyRight(Samples.event())).isTrue();
        assertThat(schema.isSurelyRight(Samples.event(
                        "'event_id':'0194-abc'", "'user_id':'ann'", "'properties':{'page_path':'/p','value':5}")))
                .isTrue();
    }

    @Example
    void aKeywordThatItDoesNotKnowLeavesItUnableToTell() {
        assertThat(GlanceSchema.of(Samples.json("{'type':'object'}")).test(Samples.json("{}")))
                .isTrue();
        assertThat(GlanceSchema.of(Samples.json("{'type':'object','minProperties':0}"))
                        .test(Samples.json("{}")))
                .isFalse();
        assertThat(GlanceSchema.of(Samples.json("{'type':['object','null']}")).test(Samples.json("{}")))
                .isFalse();
        assertThat(GlanceSchema.of(Samples.json("true")).test(Samples.json("{}")))
                .isFalse();
    }

    @Provide
    Arbitrary<JsonNode> events() {
        return Combinators.combine(
                        field("0194-abc", "a/b", "", "a".repeat(128), "a".repeat(129)),
                        field("page_view", "Bad", "a\n", "a".repeat(64), "a".repeat(65)),
                        field("cid_ann", "cid_", "ann", "cid_" + "a".repeat(64), "cid_" + "a".repeat(65)),
                        field("ann", "", "\ud83d\ude00".repeat(256), "a".repeat(257)),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, timestamps().map(JSON::textNode)), Tuple.of(1, field("now", "2026-01-12"))),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.integers().between(0, 3).map(GlanceSchemaTest::object)),
                                Tuple.of(1, Arbitraries.of(100, 101).map(GlanceSchemaTest::object)),
                                Tuple.of(1, scalars())))
                .as((id, name, client, user, timestamp, properties) -> {
                    ObjectNode event = JSON.objectNode();
                    put(event, "event_id", id);
                    put(event, "event", name);
                    put(event, "client_id", client);
                    put(event, "user_id", user);
                    put(event, "timestamp", timestamp);
                    put(event, "properties", properties);
                    return event;
                });
    }

    private static void put(ObjectNode event, String field, JsonNode value) {
        if (!value.isMissingNode()) {
            event.set(field, value);
        }
    }

    private static JsonNode object(int fields) {
        ObjectNode object = JSON.objectNode();
        for (int i = 0; i < fields; i++) {
            object.put("p" + i, i);
        }
        return object;
    }

    private static Arbitrary<JsonNode> field(String... likely) {
        return Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.of(likely[0]).map(JSON::textNode)),
                Tuple.of(4, Arbitraries.of(likely).map(JSON::textNode)),
                Tuple.of(1, scalars()));
    }

    private static Arbitrary<JsonNode> scalars() {
        return Arbitraries.of(List.of(
                JSON.missingNode(), JSON.nullNode(), JSON.numberNode(7), JSON.booleanNode(true), JSON.arrayNode()));
    }

    /** Right ones and wrong ones, plain ones and others. */
    static Arbitrary<String> timestamps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9999),
                        Arbitraries.integers().between(0, 13),
                        Arbitraries.integers().between(0, 32),
                        Arbitraries.integers().between(0, 24),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 61),
                        Arbitraries.of(".000Z", ".125Z", ".999Z", "Z", ".5Z", "+01:00", ".125z", ".1250", ".125٣"))
                .as((year, month, day, hour, minute, second, rest) ->
                        String.format("%04d-%02d-%02dT%02d:%02d:%02d%s", year, month, day, hour, minute, second, rest));
    }
}
