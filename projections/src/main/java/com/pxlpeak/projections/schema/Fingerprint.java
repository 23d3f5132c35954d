package com.pxlpeak.projections.schema;

import java.util.Collection;

/**
 * Tells sets of offsets apart without naming them.
 *
 * @param hash of all, by {@code groupBitXor(intHash64(…))}, which ClickHouse has as well
 */
public record Fingerprint(long count, long hash) {

    public static Fingerprint of(Collection<Long> offsets) {
        long hash = 0;
        for (long offset : offsets) {
            hash ^= intHash64(offset);
        }
        return new Fingerprint(offsets.size(), hash);
    }

    /** ClickHouse's function of that name. */
    private static long intHash64(long value) {
        long hash = value ^ 0x4CF2D2BAAE6DA887L;
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
