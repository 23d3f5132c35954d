package com.pxlpeak.edge.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules of the Measurement Protocol, for those who have their events checked; taking them is more lenient. */
final class GaRules {

    static final int MAX_EVENTS = 25;

    private static final int MAX_PARAMS = 25;
    private static final int MAX_USER_PROPERTIES = 25;
    private static final int MAX_NAME = 40;
    private static final int MAX_VALUE = 100;
    private static final int MAX_USER_NAME = 24;
    private static final int MAX_USER_VALUE = 36;
    private static final Duration BACKDATED = Duration.ofDays(3);

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern RESERVED_PREFIX = Pattern.compile("(_|firebase_|ga_|google_).*");

    private static final Set<String> RESERVED = Set.of(
            "ad_activeview",
            "ad_click",
            "ad_exposure",
            "ad_query",
            "ad_reward",
            "adunit_exposure",
            "app_clear_data",
            "app_exception",
            "app_install",
            "app_remove",
            "app_store_refund",
            "app_update",
            "app_upgrade",
            "dynamic_link_app_open",
            "dynamic_link_app_update",
            "dynamic_link_first_open",
            "error",
            "first_open",
            "first_visit",
            "in_app_purchase",
            "notification_dismiss",
            "notification_foreground",
            "notification_open",
            "notification_receive",
            "os_update",
            "session_start",
            "user_engagement");

    /** Long texts by their nature. */
    private static final Map<String, Integer> LONGER =
            Map.of("page_location", 1_000, "page_referrer", 420, "page_title", 300);

    /** Something that Google would not take as it is. */
    record Finding(String fieldPath, String code, String description) {}

    private final List<Finding> findings = new ArrayList<>();

    private GaRules() {}

    static List<Finding> check(JsonNode root, Instant now) {
        GaRules rules = new GaRules();
        rules.body(root, now);
        return rules.findings;
    }

    private void body(JsonNode root, Instant now) {
        if (root.path("client_id").asText("").isBlank()
                && root.path("app_instance_id").asText("").isBlank()) {
            found("client_id", "VALUE_REQUIRED", "Measurement requires a client_id or an app_instance_id.");
        }
        time("timestamp_micros", root.path("timestamp_micros"), now);
        userProperties(root.path("user_properties"));
        JsonNode events = root.path("events");
        if (!events.isArray() || events.isEmpty()) {
            found("events", "VALUE_REQUIRED", "Expected an array of 1 to " + MAX_EVENTS + " events.");
        }
        if (events.size() > MAX_EVENTS) {
            found("events", "EXCEEDED_MAX_ENTITIES", events.size() + " events (expected: at most " + MAX_EVENTS + ").");
        }
        for (int i = 0; i < Math.min(events.size(), MAX_EVENTS); i++) {
            event("events[" + i + "]", events.path(i), now);
        }
    }

    private void event(String path, JsonNode event, Instant now) {
        String name = event.path("name").asText("");
        if (name.isEmpty()) {
            found(path + ".name", "VALUE_REQUIRED", "An event needs a name.");
        } else if (RESERVED.contains(name)) {
            found(path + ".name", "NAME_RESERVED", "The event name '" + name + "' is reserved.");
        } else {
            name(path + ".name", name, MAX_NAME);
        }
        time(path + ".timestamp_micros", event.path("timestamp_micros"), now);
        JsonNode params = event.path("params");
        if (params.size() > MAX_PARAMS) {
            found(
                    path + ".params",
                    "EXCEEDED_MAX_ENTITIES",
                    params.size() + " (expected: at most " + MAX_PARAMS + ").");
        }
        for (Map.Entry<String, JsonNode> param : params.properties()) {
            String at = path + ".params." + param.getKey();
            name(at, param.getKey(), MAX_NAME);
            value(at, param.getValue(), LONGER.getOrDefault(param.getKey(), MAX_VALUE));
        }
        price(path + ".params", params);
    }

    private void price(String path, JsonNode params) {
        JsonNode value = params.path("value");
        if (value.isMissingNode()) {
            return;
        }
        if (!value.isNumber() && !AMOUNT.matcher(value.asText()).matches()) {
            found(path + ".value", "VALUE_INVALID", "Expected a number.");
        }
        String currency = params.path("currency").asText("");
        if (currency.isEmpty()) {
            found(path + ".currency", "VALUE_REQUIRED", "A value needs a currency.");
        } else if (!CURRENCY.matcher(currency).matches()) {
            found(path + ".currency", "VALUE_INVALID", "Expected three capital letters of ISO 4217.");
        }
    }

    private void userProperties(JsonNode properties) {
        if (properties.size() > MAX_USER_PROPERTIES) {
            found(
                    "user_properties",
                    "EXCEEDED_MAX_ENTITIES",
                    properties.size() + " (expected: at most " + MAX_USER_PROPERTIES + ").");
        }
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            String at = "user_properties." + property.getKey();
            name(at, property.getKey(), MAX_USER_NAME);
            value(at, property.getValue().path("value"), MAX_USER_VALUE);
        }
    }

    private void name(String path, String name, int longest) {
        if (RESERVED_PREFIX.matcher(name).matches()) {
            found(path, "NAME_RESERVED", "The name '" + name + "' begins like a reserved one.");
        } else if (!NAME.matcher(name).matches() || name.length() > longest) {
            found(path, "NAME_INVALID", "Expected a letter, then letters, digits and _, at most " + longest + ".");
        }
    }

    private void value(String path, JsonNode value, int longest) {
        if (value.isTextual() && value.textValue().length() > longest) {
            found(path, "VALUE_INVALID", "Expected at most " + longest + " characters.");
        }
    }

    private void time(String path, JsonNode micros, Instant now) {
        if (micros.isMissingNode()) {
            return;
        }
        long seconds = Math.floorDiv(micros.asLong(), 1_000_000);
        if (seconds < now.minus(BACKDATED).getEpochSecond()) {
            found(path, "VALUE_OUT_OF_BOUNDS", "Expected at most " + BACKDATED.toHours() + " hours ago.");
        }
    }

    private void found(String fieldPath, String code, String description) {
        findings.add(new Finding(fieldPath, code, description));
    }
}
