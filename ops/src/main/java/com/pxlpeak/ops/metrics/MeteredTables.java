package com.pxlpeak.ops.metrics;

import com.pxlpeak.projections.schema.EventRow;
import com.pxlpeak.projections.schema.Tables;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** Measures the inserts of the projection. */
public final class MeteredTables implements Tables {

    private final Tables tables;
    private final Stages.Stage inserted;
    private final Timer inserts;
    private final Counter rows;
    private final Counter failures;

    public MeteredTables(Tables tables, NodeMetrics metrics, Stages stages) {
        this.tables = tables;
        this.inserted = stages.stage("inserted");
        this.inserts = Timer.builder("pxlpeak_projection_insert").register(metrics.registry());
        this.rows = Counter.builder("pxlpeak_projection_event_rows").register(metrics.registry());
        this.failures = Counter.builder("pxlpeak_projection_failed_inserts").register(metrics.registry());
    }

    @Override
    public CompletionStage<Done> insert(Rows group) {
        Timer.Sample sample = Timer.start();
        return tables.insert(group).whenComplete((done, failure) -> {
            sample.stop(inserts);
            if (failure != null) {
                failures.increment();
                return;
            }
            rows.increment(group.events().size());
            group.events().stream().mapToLong(MeteredTables::receivedAt).min().ifPresent(inserted::passed);
        });
    }

    private static long receivedAt(EventRow row) {
        return row.event().enriched().receivedAt().toEpochMilli();
    }
}
