package com.pxlpeak.projections.schema;

import com.clickhouse.client.api.data_formats.RowBinaryFormatWriter;
import com.pxlpeak.cluster.event.Bot;
import com.pxlpeak.cluster.event.Coordinate;
import com.pxlpeak.cluster.event.Enrichment;
import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.event.Money;
import com.pxlpeak.cluster.id.SessionId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** A row of {@code events}: named by the record the event came from. */
public record EventRow(Coordinate source, long journalSeq, SessionId session, Event event) implements TableRow {

    @Override
    public void write(RowBinaryFormatWriter out) {
        Enrichment enriched = event.enriched();
        out.setString("site_id", event.site().value());
        out.setDateTime("event_time", utc(enriched.time()));
        out.setString("client_id", event.client().value());
        out.setValue("session_id", session.value());
        out.setString("event_id", event.id().value());
        out.setString("event_name", event.name());
        out.setString("user_id", event.user().orElse(""));
        out.setDateTime("received_at", utc(enriched.receivedAt()));
        out.setString("page_path", enriched.page().path());
        out.setString("page_title", enriched.page().title());
        write(out, enriched.geo(), enriched.device());
        out.setBoolean("interactive", enriched.interactive());
        out.setBigDecimal("value", enriched.value().map(Money::amount).orElse(BigDecimal.ZERO));
        out.setString("currency", enriched.value().map(Money::currency).orElse(""));
        out.setString("properties", event.properties());
        out.setString("pop", enriched.pop());
        out.setString("network", enriched.address());
        out.setString("time_source", enriched.timeSource().code());
        out.setLong("skew_ms", enriched.skewMillis());
        out.setValue("flags", enriched.flags());
        write(out, enriched.bot());
        out.setValue("topic_id", source.topic());
        out.setInteger("topic_partition", source.partition());
        out.setLong("topic_offset", source.offset());
        out.setLong("journal_seq", journalSeq);
    }

    /** The columns that events and sessions have in common. */
    static void write(RowBinaryFormatWriter out, Geo geo, Device device) {
        out.setString("country", geo.country());
        out.setString("region", geo.region());
        out.setString("city", geo.city());
        out.setString("timezone", geo.timezone());
        out.setString("device_type", device.type());
        out.setString("browser", device.browser());
        out.setString("browser_version", device.browserVersion());
        out.setString("os", device.os());
        out.setString("os_version", device.osVersion());
    }

    /** And what speaks for a machine. */
    static void write(RowBinaryFormatWriter out, Bot bot) {
        out.setValue("bot_score", bot.score());
        out.setString("bot_kind", bot.kind());
        out.setString("bot_reason", bot.reason());
        out.setValue("bot_signals", bot.signals());
    }

    static ZonedDateTime utc(Instant time) {
        return time.atZone(ZoneOffset.UTC);
    }
}
