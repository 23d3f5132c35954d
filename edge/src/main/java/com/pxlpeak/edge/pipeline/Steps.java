package com.pxlpeak.edge.pipeline;

import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.edge.enrich.Acquisitions;
import com.pxlpeak.edge.enrich.EventTime;
import com.pxlpeak.edge.enrich.Pages;
import com.pxlpeak.edge.enrich.Timestamps;
import com.pxlpeak.edge.enrich.Values;
import com.pxlpeak.edge.enrich.Worth;
import com.pxlpeak.edge.pipeline.Pipeline.Step;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The rules of the door. The list is the documentation. */
public final class Steps {

    /** What is older was not measured but mistyped, and no table here can hold it. */
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private Steps() {}

    public static List<Step> of(Function<String, Device> devices, Function<InetAddress, Geo> geography) {
        return List.of(
                new Step("check-shape", new EventSchema()::judge),
                new Step("check-interchange", Interchange::judge),
                new Step("identify", Identity::judge),
                new Step("put-time", Steps::putTime),
                new Step("put-page", draft -> draft.onPage(Pages.of(draft.properties()))
                        .kept()),
                new Step("put-value", Steps::putValue),
                new Step("put-device", draft -> draft.seenOn(
                                devices.apply(draft.sender().userAgent()))
                        .kept()),
                new Step("put-geo", draft -> draft.in(
                                draft.sender().address().map(geography).orElse(Geo.UNKNOWN))
                        .kept()),
                new Step("put-acquisition", Steps::putAcquisition));
    }

    private static Verdict putTime(Draft draft) {
        Sender sender = draft.sender();
        Optional<Instant> told = Timestamps.parse(draft.text("timestamp"));
        if (told.isEmpty()) {
            return Verdict.rejected(Reason.SCHEMA_FORMAT, "/timestamp", "timestamp (expected: an RFC 3339 date-time)");
        }
        Instant time = sender.trusted()
                ? EventTime.trusted(told.get(), sender.receivedAt())
                : EventTime.corrected(told.get(), sender.sentAt(), sender.receivedAt());
        if (time.isBefore(EARLIEST)) {
            return Verdict.rejected(
                    Reason.TIME_OUT_OF_RANGE, "/timestamp", "timestamp (expected: since " + EARLIEST + ")");
        }
        return draft.at(told.get(), time).kept();
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
                    : draft.worth(known.money()).kept();
        }
        return draft.kept();
    }

    private static Verdict putAcquisition(Draft draft) {
        boolean landing = draft.text("event").equals(Event.PAGE_VIEW);
        return draft.cameBy(Acquisitions.of(
                        draft.properties(), draft.sender().site().domain(), landing))
                .kept();
    }
}
