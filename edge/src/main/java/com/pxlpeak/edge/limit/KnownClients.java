package com.pxlpeak.edge.limit;

import org.apache.datasketches.filters.bloomfilter.BloomFilter;
import org.apache.datasketches.filters.bloomfilter.BloomFilterBuilder;

/**
 * Clients that were here before, as far back as a fixed room reaches: two Bloom filters of one per cent, of which the
 * older is forgotten when the younger is full. One new client in a hundred passes for a known one; a known one that is
 * forgotten counts as new again.
 */
final class KnownClients {

    private static final double FALSE_POSITIVES = 0.01;

    private final int capacity;
    private BloomFilter younger;
    private BloomFilter older;
    private int added;

    KnownClients(int capacity) {
        this.capacity = capacity;
        this.younger = empty();
        this.older = empty();
    }

    synchronized boolean knows(String client) {
        if (younger.query(client)) {
            return true;
        }
        if (older.query(client)) {
            add(client);
            return true;
        }
        return false;
    }

    synchronized void add(String client) {
        if (!younger.queryAndUpdate(client) && ++added >= capacity) {
            older = younger;
            younger = empty();
            added = 0;
        }
    }

    private BloomFilter empty() {
        return BloomFilterBuilder.createByAccuracy(capacity, FALSE_POSITIVES);
    }
}
