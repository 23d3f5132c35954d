package com.pxlpeak.cluster.partition;

import com.pxlpeak.cluster.partition.JournalEntry.Batch;

/**
 * Is told what was journaled, right after it was, and how far partitions have come. For tiles and gauges only: a crash
 * may keep it from hearing something. Called by many partitions at once, and must not block.
 */
public interface JournalObserver<F extends Fact> {

    void journaled(int partition, Batch<F> batch);

    /**
     * A stretch of the topic's records has passed a stage.
     *
     * @param sentAt when the first of its records was sent, in milliseconds by the clock of its sender
     */
    default void passed(int partition, Stage stage, long sentAt) {}

    /**
     * All records before an offset are decided, and all that they led to is journaled.
     *
     * @param batch the number of the journal's last batch
     */
    default void reached(int partition, long next, long batch) {}

    /** What a partition does with a record, in this order. */
    enum Stage {
        READ,
        DECIDED,
        JOURNALED
    }
}
