package com.pxlpeak.cluster.partition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/** Parked states in memory, which can be told to fail. */
final class MemoryParkedStates implements ParkedStates {

    private final Map<String, Parked> rows = new ConcurrentHashMap<>();
    private final AtomicInteger failWrites = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();

    /** Fails the next write, after half of it is done. */
    void failNextWrite() {
        failWrites.incrementAndGet();
    }

    int reads() {
        return reads.get();
    }

    Map<String, Parked> rows() {
        return Map.copyOf(rows);
    }

    @Override
    public CompletionStage<Optional<Parked>> read(int partition, String key) {
        reads.incrementAndGet();
        return CompletableFuture.completedFuture(Optional.ofNullable(rows.get(key)));
    }

    @Override
    public CompletionStage<Done> write(int partition, List<Parked> states) {
        boolean fails = failWrites.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        List<Parked> stored = fails ? states.subList(0, states.size() / 2) : states;
        stored.forEach(parked -> rows.put(parked.key(), parked));
        return fails
                ? CompletableFuture.failedFuture(new IllegalStateException("store down"))
                : CompletableFuture.completedFuture(Done.getInstance());
    }

    @Override
    public Source<String, NotUsed> keys(int partition) {
        return Source.from(List.copyOf(rows.keySet()));
    }
}
