package com.pxlpeak.projections.rejected;

import com.pxlpeak.projections.client.Patience;
import com.pxlpeak.projections.schema.Halving;
import com.pxlpeak.projections.schema.RowsRefused;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
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
        return Halving.insert(rows, this::insert, this::refused);
    }

    private CompletionStage<Done> insert(List<RejectedEvent> rows) {
        return clickHouse.untilDone(() -> table.insert(rows)).thenApply(done -> {
            counted.accept(new RejectedCounts(rows.size(), 0, 0));
            return done;
        });
    }

    /** It stays where it came from. */
    private void refused(RejectedEvent row, RowsRefused reason) {
        LOG.warn("{}: cannot be shown, for ClickHouse refuses it: {}", row.at(), reason.getMessage());
        counted.accept(new RejectedCounts(0, 0, 1));
    }
}
