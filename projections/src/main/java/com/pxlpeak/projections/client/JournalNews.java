package com.pxlpeak.projections.client;

import com.pxlpeak.cluster.partition.Fact;
import com.pxlpeak.cluster.partition.JournalEntry.Decision;
import java.util.List;

/**
 * What an entry of a partition's journal brings beyond what the journal had decided before.
 *
 * @param sequenceNr of the entry
 * @param from the first offset it decides
 * @param through how far the journal is done with once this is
 */
record JournalNews<F extends Fact>(
        int partition, long sequenceNr, long from, JournalPosition through, List<Decision<F>> decisions) {

    JournalNews {
        decisions = List.copyOf(decisions);
    }
}
