package com.pxlpeak.projections.rollup;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.query.GenericRecord;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.projections.schema.ClickHouseAddress;
import com.pxlpeak.projections.schema.Tables;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.apache.pekko.Done;

/**
 * The rollups in ClickHouse: remembers which hours rows came into, and counts those again, whole, from the deduplicated
 * tables. An hour's new row takes the place of its old one at once.
 *
 * <p>However often, late or twice at the same time an hour is counted, it ends right. A count first draws a number that
 * all marks so far are below, then reads the tables; it forgets only marks below that number, and of two counts the row
 * of the one that drew later stands, which has read all that the marks of both stood for.
 */
public final class ClickHouseRollups implements DirtyHours, AutoCloseable {

    private final Client client;
    private final Executor executor;

    /**
     * Opens a connection that is used as it is needed.
     *
     * @param executor for statements, which block
     */
    public ClickHouseRollups(ClickHouseAddress address, Executor executor) {
        this.client = address.writer();
        this.executor = executor;
    }

    /** The tables, which mark from now on what is inserted. */
    public Tables marking(Tables tables) {
        return new MarkingTables(tables, this);
    }

    @Override
    public CompletionStage<Done> mark(Set<SiteHour> hours) {
        return CompletableFuture.completedFuture(hours)
                .thenComposeAsync(this::insert, executor)
                .thenApply(response -> {
                    response.close();
                    return Done.getInstance();
                });
    }

    private CompletableFuture<InsertResponse> insert(Set<SiteHour> hours) {
        String rows = hours.stream()
                .map(hour -> hour.site() + "\t" + hour.hour().getEpochSecond() + "\n")
                .collect(Collectors.joining());
        return client.insert(
                "dirty_hours",
                List.of("site_id", "hour"),
                new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)),
                ClickHouseFormat.TSV,
                new InsertSettings());
    }

    /** Counts hours that are dirty for so long, and answers how many it has counted. */
    CompletionStage<Integer> count(Duration settled, int atMost) {
        return CompletableFuture.supplyAsync(
                () -> {
                    List<SiteHour> hours = due(settled, atMost);
                    if (!hours.isEmpty()) {
                        Draw draw = draw(hours);
                        write(hours, draw);
                        forget(hours, draw);
                    }
                    return hours.size();
                },
                executor);
    }

    List<SiteHour> due(Duration settled, int atMost) {
        return rows(RollupSql.due(settled, atMost)).stream()
                .map(row -> new SiteHour(
                        new SiteId(row.getString("site_id")), Instant.ofEpochSecond(row.getLong("epoch_second"))))
                .toList();
    }

    Draw draw(List<SiteHour> hours) {
        GenericRecord drawn = rows(RollupSql.draw(hours)).get(0);
        long bound = drawn.getLong("bound");
        // Above the row that is there even if the server's clock was put back while it was down.
        return new Draw(bound, Math.max(bound, drawn.getLong("generation") + 1));
    }

    void write(List<SiteHour> hours, Draw draw) {
        run(RollupSql.count(hours, draw.generation()));
    }

    void forget(List<SiteHour> hours, Draw draw) {
        run(RollupSql.forget(hours, draw.bound()));
    }

    private List<GenericRecord> rows(Statement statement) {
        return client.queryAll(statement.sql(), statement.values(), new QuerySettings());
    }

    private void run(Statement statement) {
        try {
            client.execute(statement.sql(), statement.values()).join().close();
        } catch (Exception e) {
            throw new IllegalStateException("rollups: failed at " + statement.sql(), e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /**
     * What a count draws before it reads.
     *
     * @param bound above every mark whose rows the count will see
     * @param generation of the rows it will write
     */
    record Draw(long bound, long generation) {}
}
