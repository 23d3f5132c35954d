package com.pxlpeak.edge.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.pxlpeak.cluster.event.Enrichment;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.id.ClientId;
import com.pxlpeak.cluster.id.EventId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An event on its way through the steps: as it was sent, and what is known of it so far.
 *
 * @param propertiesText the properties as they will travel
 * @param id unknown until it was put
 * @param timestamp when it happened by the sender's clock; unknown until it was put
 * @param enriched what was found out so far
 */
public record Draft(
        Sender sender,
        JsonNode event,
        String propertiesText,
        Optional<EventId> id,
        Optional<Instant> timestamp,
        Enrichment enriched) {

    /** An event as it was sent. */
    public static Draft of(Sender sender, JsonNode event) {
        return new Draft(
                sender,
                event,
                textOf(event.path("properties")),
                Optional.empty(),
                Optional.empty(),
                Enrichment.receivedAt(sender.receivedAt(), sender.pop()));
    }

    private static String textOf(JsonNode properties) {
        return properties.isObject() ? properties.toString() : "{}";
    }

    /** What the sender told; missing if it told nothing. */
    JsonNode properties() {
        return event.path("properties");
    }

    String text(String field) {
        return event.path(field).asText("");
    }

    Verdict kept() {
        return new Verdict.Kept(this);
    }

    /** The same, told in other words: where they are the same, nothing is written anew. */
    Draft saying(JsonNode told) {
        return told.equals(event)
                ? this
                : new Draft(sender, told, textOf(told.path("properties")), id, timestamp, enriched);
    }

    Draft named(EventId known) {
        return new Draft(sender, event, propertiesText, Optional.of(known), timestamp, enriched);
    }

    Draft at(Instant told, Enrichment known) {
        return new Draft(sender, event, propertiesText, id, Optional.of(told), known);
    }

    Draft with(Enrichment known) {
        return new Draft(sender, event, propertiesText, id, timestamp, known);
    }

    /** Notes what is to be seen of it and does not keep it out: a short code without blanks. */
    Draft flagged(String code) {
        List<String> flags = new ArrayList<>(enriched.flags());
        flags.add(code);
        return with(enriched.withFlags(flags));
    }

    /** The accepted event, once every step has passed. */
    public Event accepted() {
        return new Event(
                id.orElseThrow(),
                sender.site().id(),
                new ClientId(text("client_id")),
                Optional.of(text("user_id")).filter(user -> !user.isEmpty()),
                text("event"),
                timestamp.orElseThrow(),
                sender.sentAt(),
                propertiesText,
                enriched.withInteractive(properties().path("interactive").asBoolean(true)));
    }
}
