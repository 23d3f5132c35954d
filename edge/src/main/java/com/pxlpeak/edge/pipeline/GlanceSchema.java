package com.pxlpeak.edge.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.pxlpeak.edge.enrich.Timestamps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * As much of a JSON Schema as can be checked at a glance. It says of a value that it is surely right, or it cannot tell;
 * it never says that one is wrong. Made from the schema itself: a keyword that it does not know leaves it unable to tell.
 */
final class GlanceSchema {

    private static final Set<String> SAY_NOTHING = Set.of("$schema", "$id", "$comment", "title", "description");

    private GlanceSchema() {}

    /** Whether a value is surely right by the schema. */
    static Predicate<JsonNode> of(JsonNode schema) {
        List<Predicate<JsonNode>> checks = new ArrayList<>();
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            if (!SAY_NOTHING.contains(keyword.getKey())) {
                checks.add(check(keyword.getKey(), keyword.getValue()));
            }
        }
        return schema.isObject() ? value -> passes(checks, value) : GlanceSchema::cannotTell;
    }

    private static boolean cannotTell(JsonNode value) {
        return false;
    }

    private static boolean passes(List<Predicate<JsonNode>> checks, JsonNode value) {
        for (Predicate<JsonNode> check : checks) {
            if (!check.test(value)) {
                return false;
            }
        }
        return true;
    }

    /** A keyword says nothing of values that are not of its type. */
    private static Predicate<JsonNode> check(String keyword, JsonNode told) {
        return switch (keyword) {
            case "type" -> ofType(told.asText());
            case "required" -> required(told);
            case "properties" -> properties(told);
            case "maxProperties" -> value -> !value.isObject() || value.size() <= told.intValue();
            case "minLength" -> value -> !value.isTextual() || length(value) >= told.intValue();
            case "maxLength" -> value -> !value.isTextual() || length(value) <= told.intValue();
            case "pattern" -> pattern(Pattern.compile(told.asText()).asMatchPredicate());
            case "format" -> told.asText().equals("date-time")
                    ? value -> !value.isTextual() || Timestamps.isPlain(value.textValue())
                    : GlanceSchema::cannotTell;
            default -> GlanceSchema::cannotTell;
        };
    }

    private static Predicate<JsonNode> ofType(String type) {
        return switch (type) {
            case "object" -> JsonNode::isObject;
            case "array" -> JsonNode::isArray;
            case "string" -> JsonNode::isTextual;
            case "boolean" -> JsonNode::isBoolean;
            case "number" -> JsonNode::isNumber;
            default -> GlanceSchema::cannotTell;
        };
    }

    private static Predicate<JsonNode> required(JsonNode told) {
        List<String> names = new ArrayList<>();
        told.forEach(name -> names.add(name.asText()));
        return value -> !value.isObject() || names.stream().allMatch(value::has);
    }

    private static Predicate<JsonNode> properties(JsonNode told) {
        Map<String, Predicate<JsonNode>> schemas = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : told.properties()) {
            schemas.put(property.getKey(), of(property.getValue()));
        }
        return value -> {
            for (Map.Entry<String, Predicate<JsonNode>> schema : schemas.entrySet()) {
                JsonNode property = value.get(schema.getKey());
                if (property != null && !schema.getValue().test(property)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static Predicate<JsonNode> pattern(Predicate<String> pattern) {
        return value -> !value.isTextual() || pattern.test(value.textValue());
    }

    /** In characters of Unicode, as the schema counts. */
    private static int length(JsonNode text) {
        return text.textValue().codePointCount(0, text.textValue().length());
    }
}
