package com.pxlpeak.edge.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.edge.collect.Letter;
import com.pxlpeak.edge.collect.Told.Origin;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * One event of the Measurement Protocol.
 *
 * @param root the request's body, which tells whose events they are
 * @param userProperties what it tells of the user, read once for all its events
 */
record GaEvent(JsonNode root, JsonNode userProperties, JsonNode theirs) {

    /** Their names of parameters that we know by others. */
    private static final List<List<String>> RENAMED =
            List.of(List.of("page_location", "page_url"), List.of("page_referrer", "referrer"));

    ObjectNode event(Instant receivedAt) {
        if (!theirs.isObject()) {
            return Telling.of("").event();
        }
        String name = theirs.path("name").asText("");
        String ours = name.isEmpty() ? "" : EventNames.ours(name);
        JsonNode params = theirs.path("params");
        Telling telling = Telling.ofForeign(name, ours).withAll(params);
        RENAMED.forEach(names -> telling.withDefault(names.get(1), params.path(names.get(0))));
        telling.withDefault("user_properties", userProperties);
        telling.withDefault("consent", root.path("consent"));
        return telling.id(id(ours, params))
                .client(client())
                .user(text(root, "user_id"))
                .at(time().orElse(receivedAt).toString())
                .event();
    }

    /** A purchase is known by its transaction, as Google knows it; other events have no id. */
    private static String id(String name, JsonNode params) {
        String transaction = text(params, "transaction_id");
        return name.equals(Event.PURCHASE) && !transaction.isEmpty() ? ForeignIds.event("purchase-" + transaction) : "";
    }

    private String client() {
        String told = text(root, "client_id");
        return ForeignIds.client(told.isEmpty() ? text(root, "app_instance_id") : told);
    }

    private Optional<Instant> time() {
        JsonNode micros =
                theirs.hasNonNull("timestamp_micros") ? theirs.path("timestamp_micros") : root.path("timestamp_micros");
        try {
            return micros.isNumber() || micros.isTextual()
                    ? Optional.of(Instant.EPOCH.plus(Long.parseLong(micros.asText()), ChronoUnit.MICROS))
                    : Optional.empty();
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    static JsonNode userProperties(JsonNode root) {
        ObjectNode plain = JsonNodeFactory.instance.objectNode();
        root.path("user_properties").properties().forEach(property -> {
            JsonNode value = property.getValue().path("value");
            if (value.isValueNode() && !value.isNull()) {
                plain.set(property.getKey(), value);
            }
        });
        return plain.isEmpty() ? JsonNodeFactory.instance.missingNode() : plain;
    }

    /** The protocol is for servers: what they are themselves says nothing of whom they tell. */
    static Origin origin(JsonNode root, Letter letter) {
        if (!letter.header("origin").isEmpty()) {
            return sender -> sender;
        }
        String address = text(root, "ip_override");
        String userAgent = text(root, "user_agent");
        return sender -> SpokenFor.by(sender, address, userAgent);
    }

    private static String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isTextual() || value.isNumber() ? value.asText() : "";
    }
}
