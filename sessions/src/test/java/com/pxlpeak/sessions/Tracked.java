package com.pxlpeak.sessions;

import com.pxlpeak.cluster.event.Acquisition;
import com.pxlpeak.cluster.event.Enrichment;
import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.event.Enrichment.Page;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.event.Money;
import com.pxlpeak.cluster.id.ClientId;
import com.pxlpeak.cluster.id.EventId;
import com.pxlpeak.cluster.id.SiteId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Events as tests tell of them: page views of one client on one site, received as they happen, unless told otherwise. */
public record Tracked(
        String id,
        String client,
        String name,
        Instant time,
        Instant receivedAt,
        String path,
        String country,
        Optional<Acquisition> acquisition,
        Optional<Money> value,
        boolean interactive) {

    public static final SiteId SITE = new SiteId("shop");
    public static final String CLIENT = "cid_ann";

    /** A page view of {@code /<id>} at a time of 12 January 2026, such as {@code 09:00} or {@code 09:30:00.001}. */
    public static Tracked view(String id, String clock) {
        return view(id, at(clock));
    }

    public static Tracked view(String id, Instant time) {
        return new Tracked(
                id, CLIENT, Event.PAGE_VIEW, time, time, '/' + id, "DE", Optional.empty(), Optional.empty(), true);
    }

    public static Instant at(String clock) {
        return Instant.parse("2026-01-12T" + (clock.length() == 5 ? clock + ":00" : clock) + 'Z');
    }

    public Tracked of(String other) {
        return new Tracked(id, other, name, time, receivedAt, path, country, acquisition, value, interactive);
    }

    public Tracked named(String other) {
        return new Tracked(id, client, other, time, receivedAt, path, country, acquisition, value, interactive);
    }

    public Tracked received(Instant at) {
        return new Tracked(id, client, name, time, at, path, country, acquisition, value, interactive);
    }

    public Tracked from(String other) {
        return new Tracked(id, client, name, time, receivedAt, path, other, acquisition, value, interactive);
    }

    public Tracked by(String source, String medium) {
        Acquisition came = new Acquisition(source, medium, "", "", "", "");
        return new Tracked(id, client, name, time, receivedAt, path, country, Optional.of(came), value, interactive);
    }

    public Tracked worth(String amount, String currency) {
        Money money = new Money(new BigDecimal(amount), currency);
        return new Tracked(
                id, client, name, time, receivedAt, path, country, acquisition, Optional.of(money), interactive);
    }

    public Tracked byItself() {
        return new Tracked(id, client, name, time, receivedAt, path, country, acquisition, value, false);
    }

    public Event event() {
        Enrichment enriched = new Enrichment(
                time,
                receivedAt,
                "fra",
                new Page(path, "Title of " + path),
                new Geo(country, "", "", ""),
                new Device(country.equals("DE") ? "mobile" : "desktop", "Firefox", "140", "Android", "16"),
                acquisition,
                value,
                interactive);
        return new Event(
                new EventId(id),
                SITE,
                new ClientId(client),
                Optional.empty(),
                name,
                time,
                Optional.empty(),
                "{\"n\": 1}",
                enriched);
    }
}
