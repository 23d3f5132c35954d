package com.pxlpeak.projections.client;

import com.pxlpeak.projections.schema.RowsRefused;
import com.pxlpeak.projections.schema.TableRow;
import com.pxlpeak.projections.schema.Tables;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tables that take whatever they are given: they wait for ClickHouse as long as it is away, and what it refuses goes to
 * quarantine row by row. Nothing is skipped.
 */
public final class PatientTables implements Tables {

    private static final Logger LOG = LoggerFactory.getLogger(PatientTables.class);

    private final Tables tables;
    private final RowQuarantine quarantine;
    private final Patience clickHouse;
    private final Patience kafka;

    /**
     * @param clickHouse hands on that rows were refused
     * @param kafka where the quarantine is
     */
    public PatientTables(Tables tables, RowQuarantine quarantine, Patience clickHouse, Patience kafka) {
        this.tables = tables;
        this.quarantine = quarantine;
        this.clickHouse = clickHouse;
        this.kafka = kafka;
    }

    @Override
    public CompletionStage<Done> insert(Rows rows) {
        return insert(OpenRows.of(rows.all()));
    }

    private CompletionStage<Done> insert(OpenRows open) {
        if (open.isEmpty()) {
            return CompletableFuture.completedFuture(Done.getInstance());
        }
        return clickHouse
                .untilDone(() -> tables.insert(Rows.of(open.next())))
                .handle((done, failure) -> failure == null ? insert(open.withoutNext()) : refused(open, failure))
                .thenCompose(Function.identity());
    }

    private CompletionStage<Done> refused(OpenRows open, Throwable failure) {
        Optional<RowsRefused> refusal = RowsRefused.in(failure);
        if (refusal.isEmpty()) {
            return CompletableFuture.failedFuture(failure);
        }
        RowsRefused reason = refusal.get();
        OpenRows left = open.refused();
        return left.givenUp()
                .map(row -> setAside(row, reason).thenCompose(kept -> insert(left.withoutNext())))
                .orElseGet(() -> insert(left));
    }

    private CompletionStage<Done> setAside(TableRow row, RowsRefused reason) {
        LOG.warn("ClickHouse refuses a row, which goes to quarantine: {}: {}", reason.code(), reason.getMessage());
        return kafka.untilDone(() -> quarantine.put(row, reason));
    }
}
