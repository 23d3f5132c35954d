package com.pxlpeak.projections.rejected;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pxlpeak.cluster.event.Coordinate;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.event.EventCodec;
import com.pxlpeak.cluster.id.EventId;
import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Reads the records of {@link Topics#QUARANTINE}: what partitions and the projection put there. One that was put twice,
 * since who put it died in between, is named the same.
 */
final class QuarantinedReader {

    private static final List<String> ROW = List.of("source", "topic-id", "session", "journal-seq");

    private QuarantinedReader() {}

    static Optional<RejectedEvent> read(ConsumerRecord<byte[], byte[]> record, Coordinate at) {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        String key = record.key() == null ? "" : new String(record.key(), UTF_8);
        Optional<Event> event = event(value);
        return site(record, key, event)
                .map(site -> new RejectedEvent(
                        site,
                        receivedAt(record, event),
                        Texts.id(
                                "quarantine",
                                header(record, "stage"),
                                header(record, "source"),
                                header(record, "topic-id"),
                                header(record, "table"),
                                key,
                                new String(value, UTF_8)),
                        told(record, "stage").orElse("partition"),
                        told(record, "code").orElse(event.isPresent() ? "decision.failed" : "record.unreadable"),
                        "",
                        message(record),
                        event.map(Event::id).map(EventId::value).orElse(""),
                        Texts.name(event.map(known -> known.client().value()).orElseGet(() -> clientOf(key))),
                        Texts.cut(value),
                        told(record, "session").isPresent() ? context(record) : "",
                        header(record, "source"),
                        at));
    }

    private static Optional<Event> event(byte[] value) {
        try {
            return Optional.of(EventCodec.read(value));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** By whoever put it there, by its key, or by what it holds. */
    private static Optional<SiteId> site(ConsumerRecord<byte[], byte[]> record, String key, Optional<Event> event) {
        String named = told(record, "site").orElseGet(() -> siteOf(key));
        return SiteId.isValid(named) ? Optional.of(new SiteId(named)) : event.map(Event::site);
    }

    private static String siteOf(String key) {
        return key.indexOf('|') < 0 ? "" : key.substring(0, key.indexOf('|'));
    }

    private static String clientOf(String key) {
        return key.indexOf('|') < 0 ? "" : key.substring(key.indexOf('|') + 1);
    }

    private static Instant receivedAt(ConsumerRecord<byte[], byte[]> record, Optional<Event> event) {
        return event.map(known -> known.enriched().receivedAt()).orElseGet(() -> acceptedAt(record));
    }

    /** When the record was accepted, which stays the same when it is put twice. */
    private static Instant acceptedAt(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(header(record, "accepted-at")));
        } catch (NumberFormatException e) {
            return Instant.ofEpochMilli(Math.max(0, record.timestamp()));
        }
    }

    /** What a refused row holds beside its event. */
    private static String context(ConsumerRecord<byte[], byte[]> record) {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        for (String name : ROW) {
            context.put(name, header(record, name));
        }
        return context.toString();
    }

    private static String message(ConsumerRecord<byte[], byte[]> record) {
        String reason = header(record, "reason");
        return Texts.cut(
                told(record, "table").map(table -> table + ": " + reason).orElse(reason));
    }

    private static Optional<String> told(ConsumerRecord<byte[], byte[]> record, String name) {
        return Optional.of(header(record, name)).filter(text -> !text.isEmpty());
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }
}
