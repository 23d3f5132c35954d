package com.pxlpeak.cluster.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.event.Enrichment.Page;
import com.pxlpeak.cluster.id.ClientId;
import com.pxlpeak.cluster.id.EventId;
import com.pxlpeak.cluster.id.SiteId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    /** As it stands in topics and journals. Never edited: what was once written is read for ever. */
    private static final String STORED =
            """
            {"event_id":"0194","event":"purchase","site_id":"shop","client_id":"cid_ann","user_id":"u-1",\
            "timestamp":"2026-01-12T09:00:00.123456Z","sent_at":"2026-01-12T09:00:01Z",\
            "properties":{"value": 1000.00, "note":"caf\\u00e9 ☕", "list":[1,{"a":null}]},\
            "_enriched":{"time":"2026-01-12T09:00:00.123Z","interactive":true,\
            "page":{"path":"/checkout","title":"Überblick"},\
            "geo":{"country":"DE","region":"BE","city":"Berlin","timezone":"Europe/Berlin"},\
            "device":{"type":"mobile","browser":"Firefox","browser_version":"140","os":"Android","os_version":"16"},\
            "acquisition":{"source":"google","medium":"cpc","campaign":"spring"},\
            "value":{"amount":"1000","currency":"EUR"},\
            "edge":{"pop":"fra","received_at":"2026-01-12T09:00:01.500Z"}}}""";

    private static final Event EVENT = new Event(
            new EventId("0194"),
            new SiteId("shop"),
            new ClientId("cid_ann"),
            Optional.of("u-1"),
            "purchase",
            Instant.parse("2026-01-12T09:00:00.123456Z"),
            Optional.of(Instant.parse("2026-01-12T09:00:01Z")),
            "{\"value\": 1000.00, \"note\":\"caf\\u00e9 ☕\", \"list\":[1,{\"a\":null}]}",
            new Enrichment(
                    Instant.parse("2026-01-12T09:00:00.123Z"),
                    Instant.parse("2026-01-12T09:00:01.500Z"),
                    "fra",
                    new Page("/checkout", "Überblick"),
                    new Geo("DE", "BE", "Berlin", "Europe/Berlin"),
                    new Device("mobile", "Firefox", "140", "Android", "16"),
                    Optional.of(new Acquisition("google", "cpc", "spring", "", "", "")),
                    Optional.of(new Money(new BigDecimal("1000"), "EUR")),
                    true));

    /** Of since there are channels and bots. */
    private static final String STORED_IN_FULL = STORED.replace(
                    "\"campaign\":\"spring\"}",
                    "\"campaign\":\"spring\",\"channel\":\"Paid Search\",\"click_id\":\"gclid=Cj0K\"}")
            .replace(
                    "\"edge\":{\"pop\":\"fra\",\"received_at\":\"2026-01-12T09:00:01.500Z\"}",
                    """
                    "bot":{"score":90,"kind":"crawler","reason":"agent.listed",\
                    "signals":"agent.listed header.language"},\
                    "flags":"plan.extra plan.type",\
                    "edge":{"pop":"fra","received_at":"2026-01-12T09:00:01.500Z","address":"203.0.113.0/24",\
                    "time_source":"corrected","skew_ms":-120}""");

    private static final Event FULL = new Event(
            EVENT.id(),
            EVENT.site(),
            EVENT.client(),
            EVENT.user(),
            EVENT.name(),
            EVENT.timestamp(),
            EVENT.sentAt(),
            EVENT.properties(),
            new Enrichment(
                            EVENT.enriched().time(),
                            EVENT.enriched().receivedAt(),
                            "fra",
                            EVENT.enriched().page(),
                            EVENT.enriched().geo(),
                            EVENT.enriched().device(),
                            Optional.of(new Acquisition("google", "cpc", "spring", "", "", "")
                                    .inChannel("Paid Search")
                                    .byClick("gclid", "Cj0K")),
                            EVENT.enriched().value(),
                            true)
                    .withBot(new Bot("crawler", 90, "agent.listed", List.of("agent.listed", "header.language")))
                    .withAddress("203.0.113.0/24")
                    .withTime(EVENT.enriched().time(), TimeSource.CORRECTED, -120)
                    .withFlags(List.of("plan.extra", "plan.type")));

    private static final String LEAST =
            """
            {"event_id":"0194","event":"scroll","site_id":"shop","client_id":"cid_ann",\
            "timestamp":"2026-01-12T09:00:00Z",\
            "_enriched":{"time":"2026-01-12T09:00:00Z","edge":{"received_at":"2026-01-12T09:00:01Z"}}}""";

    @Test
    void writesTheStoredForm() {
        assertThat(new String(EventCodec.write(EVENT), StandardCharsets.UTF_8)).isEqualTo(STORED);
    }

    @Test
    void readsTheStoredForm() {
        assertThat(read(STORED)).isEqualTo(EVENT);
    }

    @Test
    void writesAndReadsAllThatTheEdgeFoundOut() {
        assertThat(new String(EventCodec.write(FULL), StandardCharsets.UTF_8)).isEqualTo(STORED_IN_FULL);
        assertThat(read(STORED_IN_FULL)).isEqualTo(FULL);
    }

    @Test
    void aTimeSourceOfALaterReleaseIsUnknown() {
        assertThat(read(STORED_IN_FULL.replace("corrected", "atomic"))
                        .enriched()
                        .timeSource())
                .isEqualTo(TimeSource.UNKNOWN);
    }

    @Test
    void whatIsNotThereIsUnknown() {
        Event event = read(LEAST);

        assertThat(event.user()).isEmpty();
        assertThat(event.sentAt()).isEmpty();
        assertThat(event.properties()).isEqualTo("{}");
        assertThat(event.enriched().page()).isEqualTo(Page.UNKNOWN);
        assertThat(event.enriched().geo()).isEqualTo(Geo.UNKNOWN);
        assertThat(event.enriched().device()).isEqualTo(Device.UNKNOWN);
        assertThat(event.enriched().acquisition()).isEmpty();
        assertThat(event.enriched().value()).isEmpty();
        assertThat(event.enriched().interactive()).isTrue();
        assertThat(event.enriched().bot()).isEqualTo(Bot.NONE);
        assertThat(event.enriched().address()).isEmpty();
        assertThat(event.enriched().timeSource()).isEqualTo(TimeSource.UNKNOWN);
        assertThat(event.enriched().skewMillis()).isZero();
        assertThat(event.enriched().flags()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"bots\":[1,[2],{\"a\":3}]",
                "\"bots\":{\"score\":{\"deep\":[1]},\"list\":[{}],\"name\":\"x\"}",
                "\"bots\":true",
                "\"bots\":null",
                "\"page\":null",
                "\"geo\":{\"country\":null,\"asn\":[3320]}"
            })
    void skipsWhatALaterReleaseMayAddAtTheEdge(String added) {
        assertThat(read(LEAST.replace("\"_enriched\":{", "\"_enriched\":{" + added + ',')))
                .isEqualTo(read(LEAST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"v\":2", "\"context\":{\"a\":[{\"event_id\":\"no\"}]}", "\"tags\":[\"a\"]", "\"user_id\":null"
            })
    void skipsWhatALaterReleaseMayAddToAnEvent(String added) {
        assertThat(read(LEAST.replace("{\"event_id\"", '{' + added + ",\"event_id\"")))
                .isEqualTo(read(LEAST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"event_id", "event", "site_id", "client_id", "timestamp", "time", "received_at"})
    void saysWhichFieldIsMissing(String field) {
        String without = LEAST.replace('"' + field + "\":", "\"other\":");

        assertThatThrownBy(() -> read(without))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no '" + field + '\'');
    }

    @ParameterizedTest
    @ValueSource(strings = {"timestamp", "time", "received_at"})
    void saysWhichTimeIsNone(String field) {
        String wrong = LEAST.replaceAll('"' + field + "\":\"[^\"]*\"", '"' + field + "\":\"yesterday\"");

        assertThatThrownBy(() -> read(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining('\'' + field + "' is 'yesterday'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "\"event\"", "{\"event_id\":", "not json"})
    void refusesWhatIsNoEvent(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesPropertiesThatAreNoObject() {
        assertThatThrownBy(() -> read(LEAST.replace("\"_enriched\"", "\"properties\":\"none\",\"_enriched\"")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("properties");
    }

    private static Event read(String json) {
        return EventCodec.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
