package com.pxlpeak.projections.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.pxlpeak.cluster.event.Coordinate;
import com.pxlpeak.cluster.event.EventCodec;
import com.pxlpeak.cluster.id.ClientKey;
import com.pxlpeak.cluster.topic.Topics;
import com.pxlpeak.projections.schema.EventRow;
import com.pxlpeak.projections.schema.MergeRow;
import com.pxlpeak.projections.schema.RowsRefused;
import com.pxlpeak.projections.schema.SessionRow;
import com.pxlpeak.projections.schema.TableRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.pekko.Done;

/**
 * The quarantine topic, as the partitions write it: the event as the value, reason and source in headers. Beside those,
 * headers say the stage, the code, the site and the table, and what else is in the row. A row of a session or of a merge is not an event and has no
 * source: its value is what finds it.
 */
public final class KafkaRowQuarantine implements RowQuarantine {

    private static final JsonFactory JSON = new JsonFactory();

    private final Producer<byte[], byte[]> producer;
    private final Executor executor;

    /** @param executor for handing over to the producer, which may block */
    public KafkaRowQuarantine(Producer<byte[], byte[]> producer, Executor executor) {
        this.producer = producer;
        this.executor = executor;
    }

    @Override
    public CompletionStage<Done> put(TableRow row, RowsRefused reason) {
        return CompletableFuture.supplyAsync(() -> record(row, reason), executor)
                .thenComposeAsync(this::send, executor);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The callback tells.
    private CompletableFuture<Done> send(ProducerRecord<byte[], byte[]> record) {
        CompletableFuture<Done> done = new CompletableFuture<>();
        producer.send(record, (metadata, failure) -> {
            if (failure == null) {
                done.complete(Done.getInstance());
            } else {
                done.completeExceptionally(failure);
            }
        });
        return done;
    }

    static ProducerRecord<byte[], byte[]> record(TableRow row, RowsRefused reason) {
        ProducerRecord<byte[], byte[]> kept;
        if (row instanceof EventRow event) {
            kept = record("events", event.event().key(), EventCodec.write(event.event()));
            Coordinate source = event.source();
            header(kept, "source", Topics.RAW + '/' + source.partition() + '/' + source.offset());
            header(kept, "topic-id", source.topic().toString());
            header(kept, "session", event.session().value().toString());
            header(kept, "journal-seq", Long.toString(event.journalSeq()));
        } else if (row instanceof SessionRow session) {
            kept = record(
                    "sessions",
                    session.client(),
                    json("session_id", session.session().value().toString()));
        } else if (row instanceof MergeRow merge) {
            kept = record(
                    "session_merges",
                    merge.client(),
                    json("from_id", merge.from().value().toString()));
        } else {
            throw new IllegalStateException("row: " + row + " (expected: one of a table)");
        }
        header(kept, "reason", String.valueOf(reason.getMessage()));
        header(kept, "stage", "projection");
        header(kept, "code", reason.code());
        return kept;
    }

    private static ProducerRecord<byte[], byte[]> record(String table, ClientKey client, byte[] value) {
        ProducerRecord<byte[], byte[]> kept =
                new ProducerRecord<>(Topics.QUARANTINE, client.text().getBytes(StandardCharsets.UTF_8), value);
        header(kept, "site", client.site().value());
        header(kept, "table", table);
        return kept;
    }

    private static void header(ProducerRecord<byte[], byte[]> kept, String name, String value) {
        kept.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] json(String field, String value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField(field, value);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(field + ": could not be written to memory", e);
        }
        return bytes.toByteArray();
    }
}
