package com.pxlpeak.projections.rejected;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.data.ClickHouseFormat;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.pxlpeak.projections.schema.ClickHouseAddress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.Done;

/** The table in ClickHouse, written as lines of JSON: what is rejected is text, and little of it. */
public final class ClickHouseRejected implements RejectedTable, AutoCloseable {

    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final List<String> COLUMNS = List.of(
            "site_id",
            "received_at",
            "id",
            "stage",
            "code",
            "path",
            "message",
            "event_id",
            "client_id",
            "payload",
            "context",
            "source",
            "topic_id",
            "topic_partition",
            "topic_offset");

    private final Client client;
    private final Executor executor;

    /**
     * Opens a connection that is used as it is needed.
     *
     * @param executor for inserts, which block
     */
    public ClickHouseRejected(ClickHouseAddress address, Executor executor) {
        this.client = address.writer();
        this.executor = executor;
    }

    @Override
    public CompletionStage<Done> insert(List<RejectedEvent> rows) {
        return CompletableFuture.supplyAsync(() -> lines(rows), executor)
                .thenComposeAsync(
                        lines -> client.insert(
                                "rejected_events",
                                COLUMNS,
                                new ByteArrayInputStream(lines),
                                ClickHouseFormat.JSONEachRow,
                                new InsertSettings()),
                        executor)
                .thenApply(response -> {
                    response.close();
                    return Done.getInstance();
                });
    }

    private static byte[] lines(List<RejectedEvent> rows) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (RejectedEvent row : rows) {
            try (JsonGenerator json = JSON.createGenerator(lines)) {
                write(row, json);
            } catch (IOException e) {
                throw new UncheckedIOException("rejected event: could not be written to memory", e);
            }
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    private static void write(RejectedEvent row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("site_id", row.site().value());
        json.writeStringField("received_at", time(row.receivedAt()));
        json.writeStringField("id", row.id());
        json.writeStringField("stage", row.stage());
        json.writeStringField("code", row.code());
        json.writeStringField("path", row.path());
        json.writeStringField("message", row.message());
        json.writeStringField("event_id", row.eventId());
        json.writeStringField("client_id", row.clientId());
        json.writeStringField("payload", row.payload());
        json.writeStringField("context", row.context());
        json.writeStringField("source", row.source());
        json.writeStringField("topic_id", row.at().topic().toString());
        json.writeNumberField("topic_partition", row.at().partition());
        json.writeNumberField("topic_offset", row.at().offset());
        json.writeEndObject();
    }

    private static String time(Instant time) {
        return TIME.format(time);
    }

    @Override
    public void close() {
        client.close();
    }
}
