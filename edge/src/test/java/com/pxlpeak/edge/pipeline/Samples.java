package com.pxlpeak.edge.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.id.WorkspaceId;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.cluster.tenancy.SiteRules;
import com.pxlpeak.cluster.tenancy.SiteRules.PrivacySignals;
import com.pxlpeak.cluster.tenancy.TrackingPlan;
import java.net.InetAddress;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Events and senders as the tests of the steps want them. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-01-12T14:30:01Z");

    static final Site SITE = new Site(
            new SiteId("site_demo"),
            new WorkspaceId(new UUID(0, 1)),
            "Demo",
            "demo.example",
            ZoneId.of("Europe/Berlin"),
            "EUR");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Samples() {}

    /** Whose steps take a nanosecond each. */
    static Pipeline pipeline() {
        AtomicLong nanos = new AtomicLong();
        return new Pipeline(
                Steps.of(agent -> new Device("desktop", agent, "", "", ""), address -> new Geo("DE", "", "", "")),
                nanos::getAndIncrement);
    }

    static Sender browser() {
        return browser(Optional.empty());
    }

    /** A browser that says when it sent. */
    static Sender sentAt(Instant sentAt) {
        return browser(Optional.of(sentAt));
    }

    private static Sender browser(Optional<Instant> sentAt) {
        return new Sender(SITE, false, NOW, sentAt, "SFO", Optional.of(InetAddress.getLoopbackAddress()), "Mozilla");
    }

    /** A browser that says more than its name, to a site that honours what it says. */
    static Sender browser(PrivacySignals honoured, SenderHeaders headers) {
        Site site = site(new SiteRules(Set.of(), honoured, TrackingPlan.NONE, Map.of()));
        return new Sender(site, false, NOW, Optional.empty(), "SFO", Optional.empty(), "Mozilla", headers);
    }

    /** A browser on a site that has a plan. */
    static Sender browser(TrackingPlan plan) {
        Site site = site(new SiteRules(Set.of(), PrivacySignals.DEFAULT, plan, Map.of()));
        return new Sender(site, false, NOW, Optional.empty(), "SFO", Optional.empty(), "Mozilla");
    }

    private static Site site(SiteRules rules) {
        return new Site(
                SITE.id(), SITE.workspace(), SITE.name(), SITE.domain(), SITE.timezone(), SITE.currency(), rules);
    }

    static Sender server() {
        return new Sender(SITE, true, NOW, Optional.empty(), "SFO", Optional.empty(), "");
    }

    /** An event with these fields beside the required ones; single quotes for double ones. */
    static JsonNode event(String... fields) {
        StringBuilder text = new StringBuilder("{'client_id':'cid_ann','timestamp':'2026-01-12T14:30:00Z'");
        boolean named = false;
        for (String field : fields) {
            text.append(',').append(field);
            named |= field.startsWith("'event':");
        }
        return json(text.append(named ? "}" : ",'event':'page_view'}").toString());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
