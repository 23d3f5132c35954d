package com.pxlpeak.cluster.partition;

import org.apache.datasketches.filters.bloomfilter.BloomFilter;
import org.apache.datasketches.filters.bloomfilter.BloomFilterBuilder;

/** Tells keys that were certainly never parked, so that a new key costs no read. A Bloom filter of one per cent. */
final class KnownKeys {

    private static final double FALSE_POSITIVES = 0.01;
    private static final long SMALLEST = 50_000;

    private final long capacity;
    private final BloomFilter filter;
    private long added;

    private KnownKeys(long capacity) {
        this.capacity = capacity;
        this.filter = BloomFilterBuilder.createByAccuracy(capacity, FALSE_POSITIVES);
    }

    /** An empty filter with room to grow to twice as many keys as there are. */
    static KnownKeys sizedFor(long keys) {
        return new KnownKeys(Math.max(SMALLEST, 2 * keys));
    }

    void add(String key) {
        if (!filter.queryAndUpdate(key)) {
            added++;
        }
    }

    boolean mayHold(String key) {
        return filter.query(key);
    }

    /** How many different keys were added, or a little fewer. */
    long size() {
        return added;
    }

    /** Whether more keys than it was made for make it call too many strangers known. */
    boolean isOverfull() {
        return added > capacity;
    }
}
