package com.pxlpeak.projections.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pxlpeak.projections.schema.Tables;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.junit.jupiter.api.Test;

class MarkingTablesTest {

    private final PlayedSite site = new PlayedSite("shop");
    private final Tables.Rows rows = site.track(List.of(site.pageView("a", "cid_ann", "2026-01-12T09:45:00Z")));
    private final CompletableFuture<Done> inserted = new CompletableFuture<>();
    private final CompletableFuture<Done> marked = new CompletableFuture<>();
    private final Set<SiteHour> marks = new HashSet<>();
    private final Tables tables = new MarkingTables(any -> inserted, hours -> {
        marks.addAll(hours);
        return marked;
    });

    /** A mark that was there before the rows could be answered before they are, and they would never be counted. */
    @Test
    void marksWhenTheRowsAreInAndNotBefore() {
        CompletionStage<Done> result = tables.insert(rows);
        assertThat(marks).isEmpty();

        inserted.complete(Done.getInstance());

        assertThat(marks).isEqualTo(SiteHour.of(rows)).isNotEmpty();
        assertThat(result.toCompletableFuture()).isNotDone();
        marked.complete(Done.getInstance());
        assertThat(result.toCompletableFuture()).isCompleted();
    }

    @Test
    void anInsertIsNotDoneIfItsMarkIsNot() {
        inserted.complete(Done.getInstance());
        marked.completeExceptionally(new IllegalStateException("no mark"));

        assertThatThrownBy(() -> tables.insert(rows).toCompletableFuture().join())
                .hasMessageContaining("no mark");
    }

    @Test
    void anInsertThatFailedMarksWhatMayBeThereAndFails() {
        inserted.completeExceptionally(new IllegalStateException("sessions refused"));
        marked.completeExceptionally(new IllegalStateException("no mark"));

        assertThatThrownBy(() -> tables.insert(rows).toCompletableFuture().join())
                .hasMessageContaining("sessions refused");
        assertThat(marks).isNotEmpty();
    }

    @Test
    void noRowsMarkNothing() {
        inserted.complete(Done.getInstance());

        assertThat(tables.insert(new Tables.Rows(List.of(), List.of(), List.of()))
                        .toCompletableFuture())
                .isCompleted();
        assertThat(marks).isEmpty();
    }
}
