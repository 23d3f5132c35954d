package com.pxlpeak.ops.node;

import com.pxlpeak.cluster.partition.Fact;
import com.pxlpeak.cluster.partition.JournalEntry.Batch;
import com.pxlpeak.cluster.partition.JournalObserver;
import java.util.List;

/** Several observers as one. */
record Observers<F extends Fact>(List<JournalObserver<F>> all) implements JournalObserver<F> {

    Observers {
        all = List.copyOf(all);
    }

    @Override
    public void journaled(int partition, Batch<F> batch) {
        all.forEach(observer -> observer.journaled(partition, batch));
    }

    @Override
    public void passed(int partition, Stage stage, long sentAt) {
        all.forEach(observer -> observer.passed(partition, stage, sentAt));
    }

    @Override
    public void reached(int partition, long next, long batch) {
        all.forEach(observer -> observer.reached(partition, next, batch));
    }
}
