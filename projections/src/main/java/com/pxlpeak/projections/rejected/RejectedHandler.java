package com.pxlpeak.projections.rejected;

import com.pxlpeak.projections.client.Patience;
import com.pxlpeak.projections.schema.RowsRefused;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.apache.pekko.projection.javadsl.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a group of records into the table, however long ClickHouse is away. */
final class RejectedHandler extends Handler<List<FollowedRecord>> {

    private static final Logger LOG = LoggerFactory.getLogger(RejectedHandler.class);

    private final RejectedTable table;
    private final Patience clickHouse;
    private final Consumer<RejectedCounts> counted;

    /** @param clickHouse hands on that rows were refused */
    RejectedHandler(RejectedTable table, Patience clickHouse, Consumer<RejectedCounts> counted) {
        this.table = table;
        this.clickHouse = clickHouse;
        this.counted = counted;
    }

    @Override
    public CompletionStage<Done> process(List<FollowedRecord> group) {
        List<RejectedEvent> rows = group.stream()
                .map(followed -> RejectedReader.read(followed.record(), followed.topic()))
                .flatMap(Optional::stream)
                .toList();
        counted.accept(new RejectedCounts(0, group.size() - (long) rows.size(), 0));
        return insert(rows);
    }

    private CompletionStage<Done> insert(List<RejectedEvent> rows) {
        if (rows.isEmpty()) {
            return CompletableFuture.completedFuture(Done.getInstance());
        }
        return clickHouse
                .untilDone(() -> table.insert(rows))
                .handle((done, failure) -> {
                    if (failure == null) {
                        counted.accept(new RejectedCounts(rows.size(), 0, 0));
                        return CompletableFuture.completedStage(done);
                    }
                    return RowsRefused.in(failure)
                            .map(refused -> refused(rows, refused))
                            .orElseGet(() -> CompletableFuture.failedStage(failure));
                })
                .thenCompose(Function.identity());
    }

    /** Halves what is refused until the one row is found; it stays where it came from. */
    private CompletionStage<Done> refused(List<RejectedEvent> rows, RowsRefused reason) {
        if (rows.size() == 1) {
            LOG.warn(
                    "{}: cannot be shown, for ClickHouse refuses it: {}",
                    rows.get(0).at(),
                    reason.getMessage());
            counted.accept(new RejectedCounts(0, 0, 1));
            return CompletableFuture.completedFuture(Done.getInstance());
        }
        int half = rows.size() / 2;
        return insert(rows.subList(0, half)).thenCompose(done -> insert(rows.subList(half, rows.size())));
    }
}
