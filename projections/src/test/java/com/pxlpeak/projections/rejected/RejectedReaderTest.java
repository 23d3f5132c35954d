package com.pxlpeak.projections.rejected;

import static com.pxlpeak.projections.rejected.SetAside.quarantined;
import static com.pxlpeak.projections.rejected.SetAside.rejected;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.event.Coordinate;
import com.pxlpeak.cluster.event.Enrichment;
import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.event.Enrichment.Page;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.event.EventCodec;
import com.pxlpeak.cluster.id.ClientId;
import com.pxlpeak.cluster.id.EventId;
import com.pxlpeak.cluster.id.SiteId;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RejectedReaderTest {

    private static final Instant RECEIVED = Instant.parse("2026-01-12T14:30:01.123Z");

    @Test
    void whatTheEdgeRejectedIsToldAsTheEdgeToldIt() {
        RejectedEvent row = read(rejected(
                        7,
                        "{'site_id':'shop','received_at':'2026-01-12T14:30:01.123Z','code':'any.code','path':'/event',"
                                + "'message':'(expected: better)','event_id':'e-1','sender':{'trusted':true},"
                                + "'payload':'{\\'event\\':1,\\'client_id\\':\\'cid_ann\\'}'}"))
                .orElseThrow();

        assertThat(row)
                .isEqualTo(new RejectedEvent(
                        new SiteId("shop"),
                        RECEIVED,
                        row.id(),
                        "edge",
                        "any.code",
                        "/event",
                        "(expected: better)",
                        "e-1",
                        "cid_ann",
                        "{\"event\":1,\"client_id\":\"cid_ann\"}",
                        "{\"trusted\":true}",
                        "",
                        new Coordinate(SetAside.TOPIC, 0, 7)));
    }

    @Test
    void everyRejectionIsOneByItself() {
        String json = "{'site_id':'shop','code':'c','payload':'{}'}";

        assertThat(id(rejected(1, json))).isEqualTo(id(rejected(1, json))).isNotEqualTo(id(rejected(2, json)));
        assertThat(id(rejected(1, json))).matches("rej_[0-9a-f]{32}");
    }

    @Test
    void whatTellsNoSiteIsNobodys() {
        assertThat(read(rejected(1, "{'site_id':'a|b','code':'c'}"))).isEmpty();
        assertThat(read(rejected(1, "no JSON"))).isEmpty();
        assertThat(read(quarantined(1, "", "garbage"))).isEmpty();
        assertThat(read(quarantined(1, "no site|cid_ann", "garbage"))).isEmpty();
    }

    @Test
    void aRecordThatNobodyCouldReadBelongsToTheSiteOfItsKey() {
        RejectedEvent row = read(quarantined(
                        3,
                        "shop|cid_ann",
                        "garbage",
                        "reason",
                        "not JSON",
                        "source",
                        "pxlpeak.events.raw/4/17",
                        "accepted-at",
                        Long.toString(RECEIVED.toEpochMilli())))
                .orElseThrow();

        assertThat(row.site()).isEqualTo(new SiteId("shop"));
        assertThat(row.receivedAt()).isEqualTo(RECEIVED);
        assertThat(row.stage()).isEqualTo("partition");
        assertThat(row.code()).isEqualTo("record.unreadable");
        assertThat(row.message()).isEqualTo("not JSON");
        assertThat(row.clientId()).isEqualTo("cid_ann");
        assertThat(row.payload()).isEqualTo("garbage");
        assertThat(row.source()).isEqualTo("pxlpeak.events.raw/4/17");
    }

    @Test
    void aRecordThatWasReadableIsToldByItsEvent() {
        RejectedEvent row = read(quarantined(3, "", event(), "reason", "java.lang.IllegalStateException: no"))
                .orElseThrow();

        assertThat(row.site()).isEqualTo(new SiteId("shop"));
        assertThat(row.receivedAt()).isEqualTo(RECEIVED);
        assertThat(row.code()).isEqualTo("decision.failed");
        assertThat(row.eventId()).isEqualTo("e-1");
        assertThat(row.clientId()).isEqualTo("cid_ann");
        assertThat(row.payload()).isEqualTo(event());
    }

    @Test
    void aRowThatClickHouseRefusedSaysSo() {
        RejectedEvent row = read(quarantined(
                        3,
                        "shop|cid_ann",
                        event(),
                        "reason",
                        "too late",
                        "stage",
                        "projection",
                        "code",
                        "clickhouse.469",
                        "site",
                        "shop",
                        "source",
                        "pxlpeak.events.raw/4/17",
                        "topic-id",
                        SetAside.TOPIC.toString(),
                        "session",
                        "s",
                        "journal-seq",
                        "9",
                        "table",
                        "events"))
                .orElseThrow();

        assertThat(row.stage()).isEqualTo("projection");
        assertThat(row.code()).isEqualTo("clickhouse.469");
        assertThat(row.message()).isEqualTo("events: too late");
        assertThat(row.context())
                .isEqualTo("{\"source\":\"pxlpeak.events.raw/4/17\",\"topic-id\":\"" + SetAside.TOPIC
                        + "\",\"session\":\"s\",\"journal-seq\":\"9\"}");
    }

    @Test
    void aRecordThatWasPutTwiceIsOne() {
        String[] headers = {"reason", "r", "source", "pxlpeak.events.raw/4/17", "accepted-at", "1768228201123"};
        RejectedEvent once =
                read(quarantined(3, "shop|cid_ann", "garbage", headers)).orElseThrow();
        RejectedEvent twice =
                read(quarantined(4, "shop|cid_ann", "garbage", headers)).orElseThrow();

        assertThat(once.id()).isEqualTo(twice.id());
        assertThat(once.receivedAt()).isEqualTo(twice.receivedAt());
        assertThat(id(quarantined(5, "shop|cid_ann", "garbage", "source", "pxlpeak.events.raw/4/18")))
                .isNotEqualTo(once.id());
    }

    @Test
    void noMoreIsKeptThanTheTableIsFor() {
        RejectedEvent row = read(quarantined(3, "shop|" + "c".repeat(500), "\u00e4".repeat(100_000)))
                .orElseThrow();

        assertThat(row.payload().getBytes(UTF_8).length).isEqualTo(64 * 1024);
        assertThat(row.clientId()).isEmpty();
    }

    private static String event() {
        return new String(
                EventCodec.write(new Event(
                        new EventId("e-1"),
                        new SiteId("shop"),
                        new ClientId("cid_ann"),
                        Optional.empty(),
                        Event.PAGE_VIEW,
                        RECEIVED,
                        Optional.empty(),
                        "{}",
                        new Enrichment(
                                RECEIVED,
                                RECEIVED,
                                "SFO",
                                Page.UNKNOWN,
                                Geo.UNKNOWN,
                                Device.UNKNOWN,
                                Optional.empty(),
                                Optional.empty(),
                                true))),
                UTF_8);
    }

    private static Optional<RejectedEvent> read(ConsumerRecord<byte[], byte[]> record) {
        return RejectedReader.read(record, SetAside.TOPIC);
    }

    private static String id(ConsumerRecord<byte[], byte[]> record) {
        return read(record).orElseThrow().id();
    }
}
