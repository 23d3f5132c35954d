package com.pxlpeak.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.partition.Fact;
import com.pxlpeak.cluster.partition.JournalEntry.Batch;
import com.pxlpeak.cluster.partition.JournalObserver.Stage;
import com.pxlpeak.projections.client.ReconcilerCounts;
import com.pxlpeak.projections.freshness.Freshness;
import com.pxlpeak.projections.freshness.FreshnessPorts;
import com.pxlpeak.projections.freshness.PartitionProgress;
import com.pxlpeak.projections.rejected.RejectedCounts;
import com.pxlpeak.projections.schema.Tables;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NodeMetricsTest {

    private static final Instant NOW = Instant.parse("2026-01-12T09:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    private final NodeMetrics metrics = new NodeMetrics();
    private final Stages stages = new Stages(metrics, CLOCK);

    @Test
    void whatCameOfEventsIsCountedByCode() {
        metrics.edge(
                () -> Map.of("event.accepted", 7L, "event.rejected.schema.pattern", 2L, "request.unavailable", 1L));

        assertThat(metrics.text())
                .contains("pxlpeak_edge_accepted_events_total 7.0")
                .contains("pxlpeak_edge_rejected_events_total{code=\"schema.pattern\"} 2.0")
                .contains("pxlpeak_edge_refused_requests_total{problem=\"unavailable\"} 1.0");
    }

    @Test
    void aStageIsTimedFromTheEdge() {
        new MeteredPartitions(metrics, stages)
                .passed(0, Stage.JOURNALED, NOW.minusMillis(1_500).toEpochMilli());

        assertThat(metrics.text())
                .contains("pxlpeak_stage_seconds_sum{stage=\"journaled\"} 1.5")
                .contains("pxlpeak_stage_seconds_bucket{stage=\"journaled\",le=\"1.0\"} 0")
                .contains("pxlpeak_stage_seconds_bucket{stage=\"journaled\",le=\"2.0\"} 1");
    }

    @Test
    void recordsThatWereNotCountedAreTheDifference() {
        new MeteredPartitions(metrics, stages).journaled(0, new Batch<>(new UUID(1, 2), 10, 15, 1, List.of()));

        assertThat(metrics.text())
                .contains("pxlpeak_partition_records_total 5.0")
                .contains("pxlpeak_partition_events_total 0.0");
    }

    @Test
    void whatTheReconcilerHealedIsTold() {
        metrics.reconciler(() -> new ReconcilerCounts(1_000, 3, 2, 1));

        assertThat(metrics.text())
                .contains("pxlpeak_reconciler_checked_events_total 1000.0")
                .contains("pxlpeak_reconciler_repaired_events_total 3.0")
                .contains("pxlpeak_reconciler_refused_events_total 2.0")
                .contains("pxlpeak_reconciler_phantom_rows_total 1.0");
    }

    @Test
    void whatIsCountedElsewhereIsHeardOfHoweverMuchWasCollectedMeanwhile() {
        AtomicLong stored = new AtomicLong();
        metrics.rejected(() -> new RejectedCounts(stored.get(), 2, 0));
        System.gc();
        stored.set(5);

        assertThat(metrics.text())
                .contains("pxlpeak_rejected_stored_events_total 5.0")
                .contains("pxlpeak_rejected_unowned_records_total 2.0")
                .contains("pxlpeak_rejected_refused_events_total 0.0");
    }

    @Test
    void lagGrowsFromTheMomentThatIsKnownAndIsUnknownBefore() {
        PartitionProgress<Fact> progress = new PartitionProgress<>();
        progress.reached(0, 0, 0);
        Freshness neverLooked = new Freshness(
                progress,
                new FreshnessPorts(
                        asked -> CompletableFuture.completedFuture(Map.of()),
                        () -> CompletableFuture.completedFuture(Map.of()),
                        through -> CompletableFuture.failedFuture(new IllegalStateException("away"))),
                CLOCK);
        metrics.freshness(neverLooked, CLOCK);

        assertThat(metrics.text()).contains("pxlpeak_lag_seconds{through=\"clickhouse\"} NaN");
    }

    @Test
    void anInsertThatFailsIsCountedAndStillFails() {
        Tables tables = new MeteredTables(
                rows -> CompletableFuture.failedFuture(new IllegalStateException("away")), metrics, stages);

        assertThat(tables.insert(new Tables.Rows(List.of(), List.of(), List.of()))
                        .toCompletableFuture())
                .isCompletedExceptionally();

        assertThat(metrics.text()).contains("pxlpeak_projection_failed_inserts_total 1.0");
    }
}
