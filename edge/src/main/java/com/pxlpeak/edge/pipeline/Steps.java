package com.pxlpeak.edge.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.pxlpeak.cluster.event.Bot;
import com.pxlpeak.cluster.event.Enrichment;
import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.edge.bots.Suspect;
import com.pxlpeak.edge.enrich.Acquisitions;
import com.pxlpeak.edge.enrich.EventTime;
import com.pxlpeak.edge.enrich.Pages;
import com.pxlpeak.edge.enrich.Timestamps;
import com.pxlpeak.edge.enrich.Values;
import com.pxlpeak.edge.enrich.Worth;
import com.pxlpeak.edge.pipeline.Pipeline.Step;
import com.pxlpeak.edge.privacy.Networks;
import com.pxlpeak.edge.privacy.Scrubber;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The rules of the door. The list is the documentation. */
public final class Steps {

    /** What is older was not measured but mistyped, and no table here can hold it. */
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Scrubber SCRUBBER = new Scrubber(Acquisitions.parameters());

    private Steps() {}

    /** A rejected event as it may be kept. */
    public static JsonNode scrubbed(JsonNode event) {
        return SCRUBBER.scrubbedRejected(event);
    }

    /** With user agents alone, and nobody taken for a bot. */
    public static List<Step> of(Function<String, Device> devices, Function<InetAddress, Geo> geography) {
        return of(new Enrichers((agent, hints) -> devices.apply(agent), geography, suspect -> Bot.NONE));
    }

    public static List<Step> of(Enrichers enrichers) {
        return List.of(
                new Step("honour-privacy", PrivacyWishes::judge),
                new Step("check-shape", new EventSchema()::judge),
                new Step("check-interchange", Interchange::judge),
                new Step("check-plan", new PlanCheck()::judge),
                new Step("scrub", draft -> draft.saying(SCRUBBER.scrubbed(draft.event()))
                        .kept()),
                new Step("identify", Identity::judge),
                new Step("put-time", Steps::putTime),
                new Step("put-page", draft -> draft.with(draft.enriched().withPage(Pages.of(draft.properties())))
                        .kept()),
                new Step("put-value", Steps::putValue),
                new Step("put-device", draft -> putDevice(draft, enrichers).kept()),
                new Step("put-geo", draft -> putGeo(draft, enrichers).kept()),
                new Step("put-acquisition", Steps::putAcquisition),
                new Step("classify-bots", draft -> classify(draft, enrichers).kept()));
    }

    private static Draft putDevice(Draft draft, Enrichers enrichers) {
        Sender sender = draft.sender();
        Device device =
                enrichers.devices().apply(sender.userAgent(), sender.headers().values());
        return draft.with(draft.enriched().withDevice(device));
    }

    private static Draft putGeo(Draft draft, Enrichers enrichers) {
        Optional<InetAddress> address = draft.sender().address();
        return draft.with(draft.enriched()
                .withGeo(address.map(enrichers.geography()).orElse(Geo.UNKNOWN))
                .withAddress(address.map(Networks::of).orElse("")));
    }

    private static Draft classify(Draft draft, Enrichers enrichers) {
        Sender sender = draft.sender();
        Enrichment enriched = draft.enriched();
        boolean pageView = draft.text("event").equals(Event.PAGE_VIEW);
        return draft.with(enriched.withBot(enrichers
                .bots()
                .apply(new Suspect(
                        sender.site().id().value() + '|' + draft.text("client_id"),
                        sender.trusted(),
                        sender.address(),
                        sender.userAgent(),
                        Optional.of(sender.headers())
                                .filter(SenderHeaders::known)
                                .map(SenderHeaders::values),
                        enriched.device().type().equals("bot"),
                        sender.receivedAt(),
                        enriched.time(),
                        pageView ? Optional.of(enriched.page().path()) : Optional.empty()))));
    }

    private static Verdict putTime(Draft draft) {
        Sender sender = draft.sender();
        Optional<Instant> told = Timestamps.parse(draft.text("timestamp"));
        if (told.isEmpty()) {
            return Verdict.rejected(Reason.SCHEMA_FORMAT, "/timestamp", "timestamp (expected: an RFC 3339 date-time)");
        }
        EventTime time = sender.trusted()
                ? EventTime.trusted(told.get(), sender.receivedAt())
                : EventTime.corrected(told.get(), sender.sentAt(), sender.receivedAt());
        if (time.at().isBefore(EARLIEST)) {
            return Verdict.rejected(
                    Reason.TIME_OUT_OF_RANGE, "/timestamp", "timestamp (expected: since " + EARLIEST + ")");
        }
        long skew = sender.sentAt()
                .map(sent -> Duration.between(sent, sender.receivedAt()).toMillis())
                .orElse(0L);
        return draft.at(told.get(), draft.enriched().withTime(time.at(), time.source(), skew))
                .kept();
    }

    /** A purchase with a broken price is a fault to hear of; on any other event a broken value is one untold. */
    private static Verdict putValue(Draft draft) {
        String name = draft.text("event");
        boolean sale = name.equals(Event.PURCHASE) || name.equals(Event.REFUND);
        Worth worth = Values.of(draft.properties(), draft.sender().site().currency());
        if (worth instanceof Worth.Unusable unusable && sale) {
            return Verdict.rejected(Reason.VALUE_INVALID, "/properties/" + unusable.property(), unusable.message());
        }
        if (worth instanceof Worth.Known known) {
            return sale && known.money().amount().signum() < 0
                    ? Verdict.rejected(Reason.VALUE_INVALID, "/properties", "value (expected: at least 0)")
                    : draft.with(draft.enriched().withValue(known.money())).kept();
        }
        return draft.kept();
    }

    private static Verdict putAcquisition(Draft draft) {
        boolean landing = draft.text("event").equals(Event.PAGE_VIEW);
        return draft.with(draft.enriched()
                        .withAcquisition(Acquisitions.of(
                                draft.properties(), draft.sender().site().domain(), landing)))
                .kept();
    }
}
