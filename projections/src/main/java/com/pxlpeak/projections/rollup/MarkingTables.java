package com.pxlpeak.projections.rollup;

import com.pxlpeak.projections.schema.Tables;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.Done;

/**
 * Tables that mark the hours their rows fall into. Whoever inserts goes through this.
 *
 * <p>The mark is set after the insert, so that whoever sees it also sees the rows. A crash between the two loses
 * nothing, since the insert has not completed: it is repeated, and marks. Nor does an insert that failed, of which some
 * rows may be there: it marks as well.
 */
public final class MarkingTables implements Tables {

    private final Tables tables;
    private final DirtyHours dirty;

    MarkingTables(Tables tables, DirtyHours dirty) {
        this.tables = tables;
        this.dirty = dirty;
    }

    @Override
    public CompletionStage<Done> insert(Rows rows) {
        Set<SiteHour> hours = SiteHour.of(rows);
        if (hours.isEmpty()) {
            return tables.insert(rows);
        }
        return tables.insert(rows)
                .handle((inserted, failure) -> {
                    CompletionStage<Done> marked = dirty.mark(hours);
                    return failure == null ? marked : failing(failure, marked);
                })
                .thenCompose(Function.identity());
    }

    private static CompletionStage<Done> failing(Throwable failure, CompletionStage<Done> marked) {
        return marked.handle((done, unmarked) -> CompletableFuture.<Done>failedStage(failure))
                .thenCompose(Function.identity());
    }
}
