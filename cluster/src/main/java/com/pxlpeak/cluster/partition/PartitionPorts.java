package com.pxlpeak.cluster.partition;

/**
 * What a partition reads from, rests its keys in, sets bad records aside to, waits for to write, and tells what it
 * journaled.
 */
public record PartitionPorts<F extends Fact>(
        RecordSource records,
        ParkedStates parked,
        Quarantine quarantine,
        WriteTurns turns,
        JournalObserver<F> observer) {}
