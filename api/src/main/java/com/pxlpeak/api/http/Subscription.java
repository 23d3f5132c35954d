package com.pxlpeak.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.pxlpeak.sessions.live.LiveEvent;
import com.pxlpeak.sessions.live.LiveUpdate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a client of the live WebSocket asks for: {@code {"type":"subscribe","token":"…","filter":{…}}}.
 *
 * @param token who it is
 * @param events names of events it wants to see; all if empty
 * @param countries whose events it wants to see; all if empty
 */
record Subscription(String token, Set<String> events, Set<String> countries) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> FIELDS = Set.of("type", "token", "filter");
    private static final Set<String> FILTERS = Set.of("event", "country");

    Subscription {
        events = Set.copyOf(events);
        countries = Set.copyOf(countries);
    }

    static Subscription parse(String text) throws LiveRefusal {
        JsonNode message = json(text);
        if (!message.path("type").asText().equals("subscribe")) {
            throw LiveRefusal.malformed("type: (expected: \"subscribe\")");
        }
        if (!message.path("token").isTextual()) {
            throw LiveRefusal.malformed("token: missing (expected: an API key)");
        }
        expectOnly(message, FIELDS);
        JsonNode filter = message.path("filter");
        if (!filter.isMissingNode() && !filter.isObject()) {
            throw LiveRefusal.malformed("filter: (expected: an object)");
        }
        expectOnly(filter, FILTERS);
        return new Subscription(message.get("token").asText(), texts(filter, "event"), texts(filter, "country"));
    }

    private static JsonNode json(String text) throws LiveRefusal {
        try {
            JsonNode message = JSON.readTree(text);
            if (message.isObject()) {
                return message;
            }
        } catch (JsonProcessingException e) {
            // Told below, like JSON that is no object.
        }
        throw LiveRefusal.malformed("the first message is no JSON object (expected: a subscribe message)");
    }

    private static void expectOnly(JsonNode object, Set<String> known) throws LiveRefusal {
        for (String field : (Iterable<String>) object::fieldNames) {
            if (!known.contains(field)) {
                throw LiveRefusal.malformed(field + ": not known (expected: one of " + known + ")");
            }
        }
    }

    private static Set<String> texts(JsonNode filter, String field) throws LiveRefusal {
        JsonNode list = filter.path(field);
        if (!list.isMissingNode() && !list.isArray()) {
            throw LiveRefusal.malformed("filter." + field + ": (expected: a list of texts)");
        }
        Set<String> texts = new HashSet<>();
        for (JsonNode text : list) {
            if (!text.isTextual()) {
                throw LiveRefusal.malformed("filter." + field + ": " + text + " (expected: a text)");
            }
            texts.add(text.asText());
        }
        return texts;
    }

    /** What of an update the client wants to see; empty if nothing is left of it. */
    Optional<LiveUpdate> filtered(LiveUpdate update) {
        if (update instanceof LiveUpdate.Happened happened) {
            List<LiveEvent> wanted =
                    happened.events().stream().filter(this::wants).toList();
            return wanted.isEmpty() ? Optional.empty() : Optional.of(new LiveUpdate.Happened(wanted));
        }
        return Optional.of(update);
    }

    private boolean wants(LiveEvent event) {
        return (events.isEmpty() || events.contains(event.name()))
                && (countries.isEmpty() || countries.contains(event.country()));
    }

    /** Without the token: this may end in a log. */
    @Override
    public String toString() {
        return "Subscription[events=" + events + ", countries=" + countries + "]";
    }
}
