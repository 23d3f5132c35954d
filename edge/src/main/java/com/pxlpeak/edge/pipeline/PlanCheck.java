package com.pxlpeak.edge.pipeline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.google.re2j.Pattern;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.DisallowSchemaLoader;
import com.pxlpeak.cluster.tenancy.TrackingPlan;
import com.pxlpeak.cluster.tenancy.TrackingPlan.Mode;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds events against the tracking plan of their site, as they were sent. A plan is its owner's, who is nobody we trust:
 * its patterns are matched in linear time (RE2), and what it refers to elsewhere is not fetched.
 */
final class PlanCheck {

    private static final int REMEMBERED = 10_000;

    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .pathType(PathType.JSON_POINTER)
            .locale(Locale.ENGLISH)
            .regularExpressionFactory(regex -> {
                Pattern pattern = Pattern.compile(regex);
                return text -> pattern.matcher(text).find();
            })
            .build();

    private final JsonSchema schemaOfSchemas =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(SchemaLocation.of(SchemaId.V202012), CONFIG);

    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(
            VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.add(DisallowSchemaLoader.getInstance())));

    /** By its text the schema; nothing where it is none. */
    private final LoadingCache<String, Optional<JsonSchema>> remembered = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .build(this::read);

    Verdict judge(Draft draft) {
        TrackingPlan plan = draft.sender().site().rules().plan();
        if (plan.mode() == Mode.OFF) {
            return draft.kept();
        }
        String name = draft.text("event");
        String text = plan.schemas().get(name);
        if (text == null) {
            return plan.allowsUnknown()
                    ? draft.kept()
                    : objection(
                            plan,
                            draft,
                            Reason.PLAN_UNKNOWN_EVENT,
                            "/event",
                            "event (expected: one of the site's plan)");
        }
        return remembered.get(text).map(schema -> held(draft, schema, text)).orElseGet(() -> unreadable(draft));
    }

    private Verdict held(Draft draft, JsonSchema schema, String text) {
        try {
            return broken(schema, draft)
                    .map(wrong -> objection(
                            draft.sender().site().rules().plan(),
                            draft,
                            Reason.PLAN_VIOLATED,
                            pathOf(wrong),
                            wrong.getError()))
                    .orElseGet(draft::kept);
        } catch (RuntimeException | StackOverflowError e) {
            // It leads nowhere, or in a circle: to itself, such as {"$ref": "#"}.
            remembered.put(text, Optional.empty());
            return unreadable(draft);
        }
    }

    private static Verdict unreadable(Draft draft) {
        return draft.flagged("plan.unreadable").kept();
    }

    private static Optional<ValidationMessage> broken(JsonSchema schema, Draft draft) {
        return schema
                .validate(
                        draft.properties().isMissingNode() ? JsonNodeFactory.instance.objectNode() : draft.properties())
                .stream()
                .findFirst();
    }

    private static String pathOf(ValidationMessage wrong) {
        String missing = wrong.getProperty();
        return "/properties" + wrong.getInstanceLocation() + (missing == null ? "" : "/" + missing);
    }

    private static Verdict objection(TrackingPlan plan, Draft draft, Reason reason, String path, String message) {
        return plan.mode() == Mode.REJECT
                ? Verdict.rejected(reason, path, message)
                : draft.flagged(reason.code()).kept();
    }

    private Optional<JsonSchema> read(String text) {
        try {
            if (!schemaOfSchemas.validate(text, InputFormat.JSON).isEmpty()) {
                return Optional.empty();
            }
            JsonSchema schema = schemas.getSchema(text, InputFormat.JSON, CONFIG);
            schema.initializeValidators();
            return Optional.of(schema);
        } catch (RuntimeException e) {
            // Whatever it is that is wrong with it: no event is to be lost for that.
            return Optional.empty();
        }
    }
}
