package com.pxlpeak.api.metadata;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.pxlpeak.api.query.Keys;
import com.pxlpeak.cluster.tenancy.OriginPattern;
import com.pxlpeak.cluster.tenancy.Rate;
import com.pxlpeak.cluster.tenancy.SiteRules;
import com.pxlpeak.cluster.tenancy.SiteRules.Limited;
import com.pxlpeak.cluster.tenancy.SiteRules.PrivacySignals;
import com.pxlpeak.cluster.tenancy.TrackingPlan;
import com.pxlpeak.cluster.tenancy.TrackingPlan.Mode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The JSON form of {@link SiteRules} in the column {@code settings}. What it does not know it refuses. */
final class SiteSettings {

    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private static final int MAX_ORIGINS = 1_000;
    private static final int MAX_PLANNED_EVENTS = 500;
    private static final int MAX_SCHEMA_CHARS = 16 * 1024;
    private static final int MAX_PLAN_CHARS = 512 * 1024;

    private SiteSettings() {}

    /** Fails with what is wrong and what was expected. */
    static SiteRules read(String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("settings: " + e.getOriginalMessage() + " (expected: JSON)", e);
        }
        only(root, "settings", Set.of("allowed_origins", "privacy", "tracking_plan", "rates"));
        return new SiteRules(
                origins(root.path("allowed_origins")),
                privacy(root.path("privacy")),
                plan(root.path("tracking_plan")),
                rates(root.path("rates")));
    }

    private static Set<OriginPattern> origins(JsonNode array) {
        if (array.isMissingNode()) {
            return SiteRules.DEFAULT.origins();
        }
        if (!array.isArray() || array.size() > MAX_ORIGINS) {
            throw unexpected("allowed_origins", array, "at most " + MAX_ORIGINS + " origins");
        }
        Set<OriginPattern> origins = new HashSet<>();
        array.forEach(origin -> origins.add(new OriginPattern(text("allowed_origins", origin))));
        return origins;
    }

    private static PrivacySignals privacy(JsonNode object) {
        if (object.isMissingNode()) {
            return PrivacySignals.DEFAULT;
        }
        only(object, "privacy", Set.of("gpc", "dnt"));
        return new PrivacySignals(
                flag("privacy.gpc", object.path("gpc"), PrivacySignals.DEFAULT.gpc()),
                flag("privacy.dnt", object.path("dnt"), PrivacySignals.DEFAULT.dnt()));
    }

    private static TrackingPlan plan(JsonNode object) {
        if (object.isMissingNode()) {
            return TrackingPlan.NONE;
        }
        only(object, "tracking_plan", Set.of("mode", "unknown_events", "events"));
        Mode mode = constant("tracking_plan.mode", text("tracking_plan.mode", object.path("mode")), Mode.class);
        boolean allowsUnknown = flag("tracking_plan.unknown_events", object.path("unknown_events"), true);
        return new TrackingPlan(mode, allowsUnknown, schemas(object.path("events")));
    }

    private static Map<String, String> schemas(JsonNode events) {
        if ((!events.isMissingNode() && !events.isObject()) || events.size() > MAX_PLANNED_EVENTS) {
            throw unexpected(
                    "tracking_plan.events", events, "at most " + MAX_PLANNED_EVENTS + " schemas by event name");
        }
        Map<String, String> schemas = new HashMap<>();
        int chars = 0;
        for (Map.Entry<String, JsonNode> event : events.properties()) {
            String schema = event.getValue().toString();
            chars += schema.length();
            if (!event.getValue().isObject() || schema.length() > MAX_SCHEMA_CHARS || chars > MAX_PLAN_CHARS) {
                throw new IllegalArgumentException("tracking_plan.events." + event.getKey()
                        + ": too large or no object (expected: a JSON Schema of at most " + MAX_SCHEMA_CHARS
                        + " characters, " + MAX_PLAN_CHARS + " in all)");
            }
            schemas.put(event.getKey(), schema);
        }
        return schemas;
    }

    private static Map<Limited, Rate> rates(JsonNode object) {
        Map<Limited, Rate> rates = new EnumMap<>(Limited.class);
        if (!object.isMissingNode()) {
            only(object, "rates", Set.copyOf(Keys.all(Limited.class)));
        }
        for (Map.Entry<String, JsonNode> limit : object.properties()) {
            String path = "rates." + limit.getKey();
            JsonNode rate = limit.getValue();
            only(rate, path, Set.of("per_second", "burst"));
            if (!rate.path("per_second").isNumber() || !rate.path("burst").canConvertToExactIntegral()) {
                throw unexpected(path, rate, "per_second, a number, and burst, a whole one");
            }
            rates.put(
                    constant(path, limit.getKey(), Limited.class),
                    new Rate(
                            rate.path("per_second").doubleValue(),
                            rate.path("burst").longValue()));
        }
        return rates;
    }

    private static void only(JsonNode object, String path, Set<String> known) {
        if (!object.isObject()) {
            throw unexpected(path, object, "an object");
        }
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(path + "." + name + ": unknown (expected: " + known + ")");
            }
        });
    }

    private static boolean flag(String path, JsonNode value, boolean otherwise) {
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw unexpected(path, value, "true or false");
        }
        return value.asBoolean(otherwise);
    }

    private static String text(String path, JsonNode value) {
        if (!value.isTextual()) {
            throw unexpected(path, value, "a text");
        }
        return value.textValue();
    }

    private static <E extends Enum<E>> E constant(String path, String text, Class<E> type) {
        return Keys.find(type, text)
                .orElseThrow(() -> new IllegalArgumentException(
                        path + ": '" + text + "' (expected: one of " + Keys.all(type) + ")"));
    }

    private static IllegalArgumentException unexpected(String path, JsonNode value, String expected) {
        return new IllegalArgumentException(path + ": " + (value.isMissingNode() ? "missing" : value.getNodeType())
                + " (expected: " + expected + ")");
    }
}
