package com.pxlpeak.edge.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The shape every event must have: {@code event.schema.json}, JSON Schema 2020-12.
 *
 * <p>Nearly all events have it, and a glance tells that at a tenth of the price. The library is asked about the others,
 * and says what is wrong.
 */
final class EventSchema {

    private final JsonSchema schema;
    private final Predicate<JsonNode> surelyRight;

    EventSchema() {
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .formatAssertionsEnabled(true)
                .pathType(PathType.JSON_POINTER)
                .locale(Locale.ENGLISH)
                // Our patterns are anchored; Java's $ alone would let a line feed pass at the end.
                .regularExpressionFactory(regex -> Pattern.compile(regex).asMatchPredicate()::test)
                .build();
        try (InputStream resource = Objects.requireNonNull(
                EventSchema.class.getResourceAsStream("event.schema.json"), "event.schema.json")) {
            schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(resource, config);
            surelyRight = GlanceSchema.of(schema.getSchemaNode());
        } catch (IOException e) {
            throw new UncheckedIOException("event.schema.json", e);
        }
        schema.initializeValidators();
    }

    /** Names the first thing that is wrong, in the order of the schema. */
    Verdict judge(Draft draft) {
        return isSurelyRight(draft.event()) ? draft.kept() : judgeThoroughly(draft);
    }

    boolean isSurelyRight(JsonNode event) {
        return surelyRight.test(event);
    }

    /** The same without the glance. */
    Verdict judgeThoroughly(Draft draft) {
        return schema.validate(draft.event()).stream()
                .findFirst()
                .map(EventSchema::rejection)
                .orElseGet(draft::kept);
    }

    private static Verdict rejection(ValidationMessage wrong) {
        String path = wrong.getInstanceLocation().toString();
        String missing = wrong.getProperty();
        return Verdict.rejected(
                Reason.ofKeyword(wrong.getType()), missing == null ? path : path + "/" + missing, wrong.getError());
    }
}
