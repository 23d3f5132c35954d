package com.pxlpeak.edge.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.pxlpeak.cluster.event.Acquisition;
import com.pxlpeak.cluster.event.Enrichment;
import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.event.Enrichment.Page;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.event.Money;
import com.pxlpeak.cluster.id.ClientId;
import com.pxlpeak.cluster.id.EventId;
import java.time.Instant;
import java.util.Optional;

/**
 * An event on its way through the steps: as it was sent, and what is known of it so far.
 *
 * @param propertiesText the properties as they will travel
 * @param id unknown until it was put
 * @param timestamp when it happened by the sender's clock; unknown until it was put
 * @param time when it happened, corrected
 */
public record Draft(
        Sender sender,
        JsonNode event,
        String propertiesText,
        Optional<EventId> id,
        Optional<Instant> timestamp,
        Instant time,
        Page page,
        Geo geo,
        Device device,
        Optional<Acquisition> acquisition,
        Optional<Money> value) {

    /** An event as it was sent. */
    public static Draft of(Sender sender, JsonNode event) {
        JsonNode properties = event.path("properties");
        return new Draft(
                sender,
                event,
                properties.isObject() ? properties.toString() : "{}",
                Optional.empty(),
                Optional.empty(),
                sender.receivedAt(),
                Page.UNKNOWN,
                Geo.UNKNOWN,
                Device.UNKNOWN,
                Optional.empty(),
                Optional.empty());
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

    Draft named(EventId known) {
        return new Draft(
                sender,
                event,
                propertiesText,
                Optional.of(known),
                timestamp,
                time,
                page,
                geo,
                device,
                acquisition,
                value);
    }

    Draft at(Instant sent, Instant corrected) {
        return new Draft(
                sender, event, propertiesText, id, Optional.of(sent), corrected, page, geo, device, acquisition, value);
    }

    Draft onPage(Page known) {
        return new Draft(sender, event, propertiesText, id, timestamp, time, known, geo, device, acquisition, value);
    }

    Draft in(Geo known) {
        return new Draft(sender, event, propertiesText, id, timestamp, time, page, known, device, acquisition, value);
    }

    Draft seenOn(Device known) {
        return new Draft(sender, event, propertiesText, id, timestamp, time, page, geo, known, acquisition, value);
    }

    Draft cameBy(Optional<Acquisition> known) {
        return new Draft(sender, event, propertiesText, id, timestamp, time, page, geo, device, known, value);
    }

    Draft worth(Money known) {
        return new Draft(
                sender, event, propertiesText, id, timestamp, time, page, geo, device, acquisition, Optional.of(known));
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
                new Enrichment(
                        time,
                        sender.receivedAt(),
                        sender.pop(),
                        page,
                        geo,
                        device,
                        acquisition,
                        value,
                        properties().path("interactive").asBoolean(true)));
    }
}
