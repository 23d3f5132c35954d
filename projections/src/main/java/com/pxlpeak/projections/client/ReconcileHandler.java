package com.pxlpeak.projections.client;

import com.pxlpeak.projections.schema.EventRow;
import com.pxlpeak.projections.schema.Fingerprint;
import com.pxlpeak.projections.schema.StoredOffsets;
import com.pxlpeak.projections.schema.TableRow;
import com.pxlpeak.projections.schema.Tables;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.pekko.Done;
import org.apache.pekko.projection.javadsl.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds ranges of journals against ClickHouse: by count and hash first, and only where those differ offset by offset.
 * What is missing is inserted anew from the journal. Nothing is ever removed.
 */
final class ReconcileHandler extends Handler<List<SettledEntry>> {

    private static final Logger LOG = LoggerFactory.getLogger(ReconcileHandler.class);

    private static final int SHOWN = 10;

    private final StoredOffsets stored;
    private final JournalFacts journals;
    private final Tables tables;
    private final Patience clickHouse;
    private final Consumer<ReconcilerCounts> onFound;

    /** @param tables as they are: what they refuse was set aside before and is not set aside again */
    ReconcileHandler(
            StoredOffsets stored,
            JournalFacts journals,
            Tables tables,
            Patience clickHouse,
            Consumer<ReconcilerCounts> onFound) {
        this.stored = stored;
        this.journals = journals;
        this.tables = tables;
        this.clickHouse = clickHouse;
        this.onFound = onFound;
    }

    @Override
    public CompletionStage<Done> process(List<SettledEntry> entries) {
        CompletionStage<Done> checked = CompletableFuture.completedFuture(Done.getInstance());
        for (CheckedRange range : CheckedRange.of(entries)) {
            checked = checked.thenCompose(before -> check(range));
        }
        return checked;
    }

    private CompletionStage<Done> check(CheckedRange range) {
        return clickHouse
                .untilDone(() -> stored.fingerprint(range.range()))
                .thenCompose(found -> found.equals(Fingerprint.of(range.offsets())) ? equal(range) : compare(range));
    }

    private CompletionStage<Done> equal(CheckedRange range) {
        onFound.accept(new ReconcilerCounts(range.offsets().size(), 0, 0, 0));
        return CompletableFuture.completedFuture(Done.getInstance());
    }

    private CompletionStage<Done> compare(CheckedRange range) {
        return clickHouse
                .untilDone(() -> stored.offsets(range.range()))
                .thenCompose(found -> repair(range, range.missingFrom(found), range.phantomsIn(found)));
    }

    private CompletionStage<Done> repair(CheckedRange range, Set<Long> missing, Set<Long> phantoms) {
        if (!phantoms.isEmpty()) {
            LOG.warn(
                    "{}: {} rows of records that led to no event, left as they are; the first are of offsets {}",
                    range.range(),
                    phantoms.size(),
                    first(phantoms));
        }
        return insert(range, missing).thenApply(refused -> {
            long repaired = missing.size() - refused;
            if (!missing.isEmpty()) {
                LOG.warn(
                        "{}: {} events had no row: {} inserted anew, {} refused; the first are of offsets {}",
                        range.range(),
                        missing.size(),
                        repaired,
                        refused,
                        first(missing));
            }
            onFound.accept(new ReconcilerCounts(range.offsets().size(), repaired, refused, phantoms.size()));
            return Done.getInstance();
        });
    }

    /** Answers how many events were refused. */
    private CompletionStage<Long> insert(CheckedRange range, Set<Long> missing) {
        if (missing.isEmpty()) {
            return CompletableFuture.completedFuture(0L);
        }
        AtomicLong refused = new AtomicLong();
        RowQuarantine counting = (row, reason) -> {
            refused.addAndGet(isEvent(row) ? 1 : 0);
            return CompletableFuture.completedFuture(Done.getInstance());
        };
        return journals.again(range, missing)
                .thenCompose(facts ->
                        new PatientTables(tables, counting, clickHouse, clickHouse).insert(FactHandler.rows(facts)))
                .thenApply(done -> refused.get());
    }

    private static boolean isEvent(TableRow row) {
        return row instanceof EventRow;
    }

    private static List<Long> first(Set<Long> offsets) {
        return offsets.stream().limit(SHOWN).toList();
    }
}
