package com.pxlpeak.cluster.partition;

import java.util.List;
import java.util.UUID;

/** An event of a partition's journal. */
public sealed interface JournalEntry<F extends Fact> {

    /** Counts the entries of a partition: parked states say through which one they are valid. */
    long number();

    /** The id of the topic the offsets are of. */
    UUID topic();

    /** The offset to go on from. */
    long until();

    /**
     * What the partition's keys decided on the records from {@code from} (inclusive) to {@code until} (exclusive). Keys
     * that decided nothing are left out.
     */
    record Batch<F extends Fact>(UUID topic, long from, long until, long number, List<Decision<F>> decisions)
            implements JournalEntry<F> {

        public Batch {
            decisions = List.copyOf(decisions);
        }
    }

    /** All state decided so far is parked: recovery need not look at entries before this one. */
    record Checkpoint<F extends Fact>(UUID topic, long until, long number) implements JournalEntry<F> {}

    /** What one key decided, in order. */
    record Decision<F extends Fact>(String key, List<F> facts) {

        public Decision {
            facts = List.copyOf(facts);
        }
    }
}
