package com.pxlpeak.projections.freshness;

import com.pxlpeak.cluster.partition.Fact;
import com.pxlpeak.cluster.partition.JournalEntry.Batch;
import com.pxlpeak.cluster.partition.JournalObserver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How far the partitions of this node have come. What was reached stays true when a partition moves to another node. */
public final class PartitionProgress<F extends Fact> implements JournalObserver<F> {

    /**
     * All before the offset is decided, and in the journal through the batch.
     */
    record Reached(long next, long batch) {}

    private final Map<Integer, Reached> byPartition = new ConcurrentHashMap<>();

    @Override
    public void journaled(int partition, Batch<F> batch) {}

    @Override
    public void reached(int partition, long next, long batch) {
        byPartition.put(partition, new Reached(next, batch));
    }

    Map<Integer, Reached> now() {
        return Map.copyOf(byPartition);
    }
}
