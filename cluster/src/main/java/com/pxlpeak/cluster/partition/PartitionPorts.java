package com.pxlpeak.cluster.partition;

/** What a partition reads from, rests its keys in, sets bad records aside to, and tells what it journaled. */
public record PartitionPorts<F extends Fact>(
        RecordSource records, ParkedStates parked, Quarantine quarantine, JournalObserver<F> observer) {}
