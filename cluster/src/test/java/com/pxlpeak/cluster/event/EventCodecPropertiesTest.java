package com.pxlpeak.cluster.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.event.Enrichment.Page;
import com.pxlpeak.cluster.id.ClientId;
import com.pxlpeak.cluster.id.EventId;
import com.pxlpeak.cluster.id.SiteId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EventCodecPropertiesTest {

    @Property(edgeCases = EdgeCasesMode.NONE)
    void anEventIsReadAsItWasWritten(@ForAll("events") Event event) {
        assertThat(EventCodec.read(EventCodec.write(event))).isEqualTo(event);
    }

    @Provide
    Arbitrary<Event> events() {
        return Combinators.combine(
                        texts(), texts().optional(), times(), times().optional(), properties(), enrichments())
                .as((text, user, time, sentAt, properties, enriched) -> new Event(
                        new EventId("id-" + text),
                        new SiteId("shop"),
                        new ClientId("cid_ann"),
                        user,
                        "page_view",
                        time,
                        sentAt,
                        properties,
                        enriched));
    }

    private static Arbitrary<Enrichment> enrichments() {
        Arbitrary<Device> devices = texts().map(text -> new Device("mobile", text, "1", text, ""));
        Arbitrary<Geo> places = texts().map(text -> new Geo("DE", text, text, "Europe/Berlin"));
        Arbitrary<Optional<Acquisition>> acquisitions = texts().map(
                        text -> new Acquisition(text, "cpc", text, "", text, "")
                                .inChannel(text)
                                .byClick("gclid", text))
                .optional();
        Arbitrary<Optional<Money>> values = Arbitraries.bigDecimals()
                .between(BigDecimal.valueOf(-99_999_999), BigDecimal.valueOf(99_999_999))
                .ofScale(Money.SCALE)
                .map(amount -> new Money(amount, "EUR"))
                .optional();
        Arbitrary<Page> pages = Combinators.combine(texts(), texts()).as(Page::new);
        Arbitrary<Enrichment> plain = Combinators.combine(
                        times(), times(), pages, places, devices, acquisitions, values, Arbitraries.of(true, false))
                .as((time, received, page, geo, device, acquisition, value, interactive) ->
                        new Enrichment(time, received, "fra", page, geo, device, acquisition, value, interactive));
        Arbitrary<Bot> bots = Combinators.combine(
                        texts(), Arbitraries.integers().between(0, 100), texts(), codes())
                .as(Bot::new);
        return Combinators.combine(
                        plain,
                        bots,
                        codes(),
                        Arbitraries.of(TimeSource.values()),
                        Arbitraries.longs().between(-1_000_000_000_000L, 1_000_000_000_000L))
                .as((enriched, bot, flags, source, skew) -> enriched.withBot(bot)
                        .withFlags(flags)
                        .withAddress("2001:db8::/48")
                        .withTime(enriched.time(), source, skew));
    }

    private static Arbitrary<List<String>> codes() {
        return Arbitraries.of("agent.listed", "header.language", "plan.extra")
                .list()
                .ofMaxSize(3);
    }

    /** Of any script, with what JSON must escape, and beyond the Basic Multilingual Plane. */
    private static Arbitrary<String> texts() {
        return Arbitraries.of("", "a", "\"", "\\", "\n\t\u0000", "ü", "漢字", "😀", "\u2028", "</script>")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
    }

    private static Arbitrary<Instant> times() {
        return Arbitraries.longs().between(0, 4_102_444_800_000_000_000L).map(nanos -> Instant.ofEpochSecond(0, nanos));
    }

    private static Arbitrary<String> properties() {
        return Arbitraries.of(
                "{}",
                "{ }",
                "{\"a\" : 1.50}",
                "{\"a\":{\"b\":[1, \"}\" ]}}",
                "{\"ü\":\"😀\\u00fc\"}",
                "{\n\t\"a\":1e400}");
    }
}
