package com.pxlpeak.projections.schema;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.pekko.Done;

/** Inserts rows of which ClickHouse may refuse some: what is refused is halved until the single rows are found. */
public final class Halving {

    private Halving() {}

    /**
     * Completes when each row is stored or told of as refused. Any other failure is handed on; some rows may be stored
     * then.
     */
    public static <R> CompletionStage<Done> insert(
            List<R> rows, Function<List<R>, CompletionStage<Done>> insert, BiConsumer<R, RowsRefused> refused) {
        if (rows.isEmpty()) {
            return CompletableFuture.completedStage(Done.getInstance());
        }
        return insert.apply(rows)
                .handle((done, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedStage(done);
                    }
                    Optional<RowsRefused> reason = RowsRefused.in(failure);
                    if (reason.isEmpty()) {
                        return CompletableFuture.<Done>failedStage(failure);
                    }
                    if (rows.size() == 1) {
                        refused.accept(rows.get(0), reason.get());
                        return CompletableFuture.completedStage(Done.getInstance());
                    }
                    int half = rows.size() / 2;
                    return insert(rows.subList(0, half), insert, refused)
                            .thenCompose(first -> insert(rows.subList(half, rows.size()), insert, refused));
                })
                .thenCompose(Function.identity());
    }
}
