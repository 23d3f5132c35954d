package com.pxlpeak.ops.bench;

import com.pxlpeak.cluster.event.Acquisition;
import com.pxlpeak.cluster.event.Enrichment;
import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.event.Enrichment.Page;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.id.ClientId;
import com.pxlpeak.cluster.id.EventId;
import com.pxlpeak.cluster.id.SiteId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Page views of clients who each see eight pages and go, as the edge would have written them: about 900 bytes each. */
final class BenchEvents {

    private static final int PAGES_PER_CLIENT = 8;
    private static final int CLIENTS_AT_ONCE = 5_000;

    private final String run;

    /** Events that no other run has. */
    BenchEvents(String run) {
        this.run = run;
    }

    /** The i-th event. Clients take turns, so that each one's pages lie apart. */
    Event event(long i, Instant now) {
        long wave = i / ((long) CLIENTS_AT_ONCE * PAGES_PER_CLIENT);
        long client = wave * CLIENTS_AT_ONCE + i % CLIENTS_AT_ONCE;
        long page = i / CLIENTS_AT_ONCE % PAGES_PER_CLIENT;
        return new Event(
                new EventId(new UUID(run.hashCode(), i).toString()),
                new SiteId("site_demo"),
                new ClientId("cid_" + run + client),
                Optional.empty(),
                Event.PAGE_VIEW,
                now,
                Optional.of(now),
                "{\"page_path\":\"/products/" + page
                        + "\",\"page_title\":\"A product that somebody might like\",\"referrer\":\"https://www.google.com/\","
                        + "\"utm_source\":\"google\",\"utm_medium\":\"cpc\",\"utm_campaign\":\"spring\"}",
                new Enrichment(
                        now,
                        now,
                        "local",
                        new Page("/products/" + page, "A product that somebody might like"),
                        new Geo("DE", "", "", ""),
                        new Device("desktop", "Chrome", "120", "macOS", "14"),
                        Optional.of(new Acquisition("google", "cpc", "spring", "", "", "www.google.com")),
                        Optional.empty(),
                        true));
    }
}
