package com.pxlpeak.projections.freshness;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.data.ClickHouseFormat;
import com.pxlpeak.projections.schema.ClickHouseAddress;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.apache.pekko.Done;

/** The table {@code freshness}, which answers read their {@code asOf} from. */
public final class ClickHouseAsOf implements FreshnessPorts.AsOf, AutoCloseable {

    private final Client client;
    private final Executor executor;
    private final int partitions;

    /**
     * Opens a connection that is used as it is needed.
     *
     * @param executor for inserts, which block
     * @param partitions how many there are in all
     */
    public ClickHouseAsOf(ClickHouseAddress address, Executor executor, int partitions) {
        this.client = address.writer();
        this.executor = executor;
        this.partitions = partitions;
    }

    @Override
    public CompletionStage<Done> tell(Map<Integer, Instant> through) {
        String rows = through.entrySet().stream()
                .map(entry -> entry.getKey() + "\t" + partitions + "\t" + seconds(entry.getValue()) + "\n")
                .collect(Collectors.joining());
        return CompletableFuture.completedFuture(rows.getBytes(StandardCharsets.UTF_8))
                .thenComposeAsync(
                        bytes -> client.insert(
                                "freshness",
                                List.of("partition", "partitions", "as_of"),
                                new ByteArrayInputStream(bytes),
                                ClickHouseFormat.TSV,
                                new InsertSettings()),
                        executor)
                .thenApply(response -> {
                    response.close();
                    return Done.getInstance();
                });
    }

    private static String seconds(Instant time) {
        return "%d.%03d".formatted(time.getEpochSecond(), time.toEpochMilli() % 1_000);
    }

    @Override
    public void close() {
        client.close();
    }
}
