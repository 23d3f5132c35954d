package com.pxlpeak.edge.publish;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;

/** The acknowledgements still to come for one request: done with the last, failed with the first that fails. */
final class Acknowledgements implements Callback {

    private final AtomicInteger awaited;
    private final CompletableFuture<Done> all = new CompletableFuture<>();

    Acknowledgements(int awaited) {
        this.awaited = new AtomicInteger(awaited);
        if (awaited == 0) {
            all.complete(Done.getInstance());
        }
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata stored, @Nullable Exception failure) {
        if (failure != null) {
            fail(failure);
        } else if (awaited.decrementAndGet() == 0) {
            all.complete(Done.getInstance());
        }
    }

    void fail(Exception failure) {
        all.completeExceptionally(failure);
    }

    boolean failed() {
        return all.isCompletedExceptionally();
    }

    CompletionStage<Done> all() {
        return all;
    }
}
