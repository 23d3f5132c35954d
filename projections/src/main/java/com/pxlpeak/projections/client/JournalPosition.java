package com.pxlpeak.projections.client;

import com.pxlpeak.cluster.partition.Position;

/**
 * How far a journal is done with.
 *
 * @param sequenceNr of the last entry
 * @param decided the offsets it has decided by then; what a further entry says on them does not count
 */
record JournalPosition(long sequenceNr, Position decided) {

    static final JournalPosition START = new JournalPosition(0, Position.START);
}
