package com.pxlpeak.api.query;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.GenericRecord;
import com.clickhouse.client.api.query.QuerySettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Asks ClickHouse, on threads of its own. */
public final class ClickHouseStats implements Stats, AutoCloseable {

    private final Client clickHouse;
    private final QuerySettings querySettings;
    private final ThreadPoolExecutor threads;

    private ClickHouseStats(StatsSettings settings) {
        long millis = settings.timeout().toMillis();
        this.clickHouse = new Client.Builder()
                .addEndpoint(settings.clickHouse().url())
                .setUsername(settings.clickHouse().user())
                .setPassword(settings.clickHouse().password())
                .setDefaultDatabase(settings.clickHouse().database())
                .setConnectTimeout(2, ChronoUnit.SECONDS)
                .setSocketTimeout(millis + 2_000, ChronoUnit.MILLIS)
                .setMaxConnections(settings.concurrency())
                .setMaxRetries(0)
                .compressServerResponse(false)
                .build();
        this.querySettings = new QuerySettings()
                .serverSetting(
                        "max_execution_time", Long.toString(settings.timeout().toSeconds()));
        this.threads = new ThreadPoolExecutor(
                settings.concurrency(),
                settings.concurrency(),
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(settings.queue()),
                task -> {
                    Thread thread = new Thread(task, "pxlpeak-stats");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Connects when first asked, so that ClickHouse may come later. */
    public static ClickHouseStats create(StatsSettings settings) {
        return new ClickHouseStats(settings);
    }

    @Override
    public CompletionStage<StatsAnswer> answer(SiteScope scope, StatsQuery query) {
        try {
            return CompletableFuture.supplyAsync(() -> ask(scope, query), threads);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(new StatsUnavailable("too many queries at once", e));
        }
    }

    private StatsAnswer ask(SiteScope scope, StatsQuery query) {
        // First, so that the rows hold at least all of it.
        Instant asOf = asOf();
        List<BigDecimal> totals =
                metrics(query, all(StatsSql.totals(scope, query)).get(0));
        if (query.dimensions().isEmpty()) {
            boolean shown = query.offset() == 0;
            return new StatsAnswer(
                    shown ? List.of(new StatsAnswer.Row(List.of(), totals)) : List.of(), totals, 1, asOf);
        }
        List<GenericRecord> records = all(StatsSql.rows(scope, query));
        List<StatsAnswer.Row> rows =
                records.stream().map(record -> row(query, record)).toList();
        return new StatsAnswer(rows, totals, totalRows(scope, query, records), asOf);
    }

    /** As the projections tell in ClickHouse itself, so that any node can answer. */
    private Instant asOf() {
        return all(StatsSql.asOf()).stream()
                .map(known -> Instant.ofEpochMilli(known.getLong("as_of")))
                .findFirst()
                .orElse(Instant.EPOCH);
    }

    private long totalRows(SiteScope scope, StatsQuery query, List<GenericRecord> records) {
        if (!records.isEmpty()) {
            return records.get(0).getLong("total_rows");
        }
        return query.offset() == 0
                ? 0
                : all(StatsSql.rowCount(scope, query)).get(0).getLong("total_rows");
    }

    private static StatsAnswer.Row row(StatsQuery query, GenericRecord record) {
        List<String> dimensions = new ArrayList<>();
        for (int i = 0; i < query.dimensions().size(); i++) {
            dimensions.add(record.getString("shown_d" + i));
        }
        return new StatsAnswer.Row(dimensions, metrics(query, record));
    }

    private static List<BigDecimal> metrics(StatsQuery query, GenericRecord record) {
        Map<Measure, BigDecimal> measured = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.neededFor(query.metrics())) {
            measured.put(measure, record.getBigDecimal(measure.column()));
        }
        return query.metrics().stream()
                .map(metric -> Measure.metric(metric, measured))
                .toList();
    }

    private List<GenericRecord> all(Sql sql) {
        Map<String, Object> values = new HashMap<>(sql.values());
        try {
            return clickHouse.queryAll(sql.text(), values, querySettings);
        } catch (RuntimeException e) {
            throw new StatsUnavailable("ClickHouse: " + e.getMessage(), e);
        }
    }

    /** Whether ClickHouse answers. Blocks, for the time of a connection at most. */
    public boolean isReachable() {
        return clickHouse.ping(1_000);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        clickHouse.close();
    }
}
