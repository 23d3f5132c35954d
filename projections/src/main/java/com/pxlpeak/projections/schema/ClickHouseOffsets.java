package com.pxlpeak.projections.schema;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.GenericRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** Asks the table of events, by the index that it has for this. */
public final class ClickHouseOffsets implements StoredOffsets, AutoCloseable {

    /** A row that was inserted twice is one, merged or not. */
    private static final String STORED = "SELECT topic_offset FROM events WHERE topic_id = {topic:UUID}"
            + " AND topic_partition = {partition:Int32}"
            + " AND topic_offset >= {from:Int64} AND topic_offset < {until:Int64} GROUP BY topic_offset";

    private final Client client;
    private final Executor executor;

    /** @param executor for the questions, which block */
    public ClickHouseOffsets(ClickHouseAddress address, Executor executor) {
        this.client = address.writer();
        this.executor = executor;
    }

    @Override
    public CompletionStage<Fingerprint> fingerprint(OffsetRange range) {
        return ask(
                        "SELECT toInt64(count()) AS count, reinterpretAsInt64(groupBitXor(intHash64(topic_offset))) AS hash"
                                + " FROM (" + STORED + ")",
                        range)
                .thenApply(rows -> new Fingerprint(
                        rows.get(0).getLong("count"), rows.get(0).getLong("hash")));
    }

    @Override
    public CompletionStage<Set<Long>> offsets(OffsetRange range) {
        return ask(STORED, range)
                .thenApply(rows ->
                        rows.stream().map(row -> row.getLong("topic_offset")).collect(Collectors.toSet()));
    }

    private CompletableFuture<List<GenericRecord>> ask(String sql, OffsetRange range) {
        Map<String, Object> values = Map.of(
                "topic", range.topic().toString(),
                "partition", range.partition(),
                "from", range.from(),
                "until", range.until());
        return CompletableFuture.supplyAsync(() -> client.queryAll(sql, values), executor);
    }

    @Override
    public void close() {
        client.close();
    }
}
