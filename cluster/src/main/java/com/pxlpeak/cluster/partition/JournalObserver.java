package com.pxlpeak.cluster.partition;

import com.pxlpeak.cluster.partition.JournalEntry.Batch;

/**
 * Is told what was journaled, right after it was. For tiles only: a crash may keep it from hearing something. Called by
 * many partitions at once, and must not block.
 */
public interface JournalObserver<F extends Fact> {

    void journaled(int partition, Batch<F> batch);
}
