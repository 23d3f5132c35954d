package com.pxlpeak.projections.schema;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.data_formats.RowBinaryFormatWriter;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.metadata.NoSuchColumnException;
import com.clickhouse.client.api.metadata.TableSchema;
import com.clickhouse.data.ClickHouseFormat;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.apache.pekko.Done;

/** The tables in ClickHouse, written in RowBinary: one insert a table for all rows handed over at once. */
public final class ClickHouseTables implements Tables, AutoCloseable {

    private final Client client;
    private final Executor executor;
    private final Map<String, TableSchema> schemas = new ConcurrentHashMap<>();

    /**
     * Opens a connection that is used as it is needed.
     *
     * @param executor for the inserts, which block
     */
    public ClickHouseTables(ClickHouseAddress address, Executor executor) {
        this.client = address.writer();
        this.executor = executor;
    }

    @Override
    public CompletionStage<Done> insert(Rows rows) {
        return CompletableFuture.allOf(
                        insert("events", rows.events()),
                        insert("sessions", rows.sessions()),
                        insert("session_merges", rows.merges()))
                .thenApply(all -> Done.getInstance());
    }

    private CompletableFuture<Done> insert(String table, List<? extends TableRow> rows) {
        if (rows.isEmpty()) {
            return CompletableFuture.completedFuture(Done.getInstance());
        }
        return CompletableFuture.supplyAsync(() -> schemas.computeIfAbsent(table, client::getTableSchema), executor)
                .thenComposeAsync(schema -> write(table, schema, rows), executor);
    }

    private CompletableFuture<Done> write(String table, TableSchema schema, List<? extends TableRow> rows) {
        return client.insert(
                        table,
                        out -> {
                            RowBinaryFormatWriter writer =
                                    new RowBinaryFormatWriter(out, schema, ClickHouseFormat.RowBinary);
                            for (TableRow row : rows) {
                                write(row, writer);
                            }
                        },
                        ClickHouseFormat.RowBinary,
                        new InsertSettings())
                .thenApply(response -> {
                    response.close();
                    return Done.getInstance();
                });
    }

    private static void write(TableRow row, RowBinaryFormatWriter writer) throws IOException {
        try {
            row.write(writer);
            writer.commitRow();
        } catch (NoSuchColumnException e) {
            throw new IllegalStateException("table: has not all columns of " + row.getClass(), e);
        } catch (RuntimeException e) {
            throw RowsRefused.unwritable(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
