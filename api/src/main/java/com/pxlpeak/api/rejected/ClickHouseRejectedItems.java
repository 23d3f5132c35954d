package com.pxlpeak.api.rejected;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.GenericRecord;
import com.pxlpeak.api.query.AdminScope;
import com.pxlpeak.api.query.SiteScope;
import com.pxlpeak.api.query.Sql;
import com.pxlpeak.api.query.StatsUnavailable;
import com.pxlpeak.projections.schema.ClickHouseAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.pekko.Done;

/** Asks ClickHouse, on threads of its own: few, since this is for people who look into something. */
public final class ClickHouseRejectedItems implements RejectedItems, AutoCloseable {

    private static final int THREADS = 2;
    private static final int QUEUE = 32;

    private final Client clickHouse;
    private final ThreadPoolExecutor threads;

    /** Connects when first asked, so that ClickHouse may come later. */
    public ClickHouseRejectedItems(ClickHouseAddress address) {
        this.clickHouse = address.writer();
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUEUE), task -> {
                    Thread thread = new Thread(task, "pxlpeak-rejected");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public CompletionStage<RejectedPage> page(SiteScope scope, RejectedQuery query) {
        return ask(() -> {
            List<RejectedItem> items = all(RejectedSql.page(scope, query)).stream()
                    .map(ClickHouseRejectedItems::item)
                    .toList();
            if (items.isEmpty()) {
                return new RejectedPage(items, 0);
            }
            RejectedCursor last = RejectedCursor.behind(items.get(items.size() - 1));
            long left =
                    all(RejectedSql.left(scope, query.filter(), last)).get(0).getLong("rows_left");
            return new RejectedPage(items, left);
        });
    }

    @Override
    public CompletionStage<List<RejectedCount>> summary(SiteScope scope, RejectedFilter filter) {
        return ask(() -> all(RejectedSql.summary(scope, filter)).stream()
                .map(row -> new RejectedCount(row.getString("stage"), row.getString("code"), row.getLong("events")))
                .toList());
    }

    @Override
    public CompletionStage<Done> markReplayed(AdminScope scope, List<RejectedItem> items) {
        if (items.isEmpty()) {
            return CompletableFuture.completedFuture(Done.getInstance());
        }
        return ask(() -> {
            Sql mark = RejectedSql.mark(scope.site(), items);
            try {
                clickHouse.execute(mark.text(), values(mark)).join().close();
            } catch (Exception e) {
                throw new StatsUnavailable("ClickHouse: " + e.getMessage(), e);
            }
            return Done.getInstance();
        });
    }

    private static RejectedItem item(GenericRecord row) {
        long replayed = row.getLong("replayed_ms");
        return new RejectedItem(
                row.getString("id"),
                Instant.ofEpochMilli(row.getLong("received_ms")),
                row.getString("stage"),
                row.getString("code"),
                row.getString("path"),
                row.getString("message"),
                row.getString("event_id"),
                row.getString("client_id"),
                row.getString("payload"),
                row.getString("context"),
                row.getString("source"),
                replayed == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(replayed)));
    }

    private <T> CompletionStage<T> ask(Supplier<T> question) {
        try {
            return CompletableFuture.supplyAsync(question, threads);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(new StatsUnavailable("too many questions at once", e));
        }
    }

    private List<GenericRecord> all(Sql sql) {
        try {
            return clickHouse.queryAll(sql.text(), values(sql));
        } catch (RuntimeException e) {
            throw new StatsUnavailable("ClickHouse: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> values(Sql sql) {
        return new HashMap<>(sql.values());
    }

    @Override
    public void close() {
        threads.shutdownNow();
        clickHouse.close();
    }
}
