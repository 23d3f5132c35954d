package com.pxlpeak.cluster.tenancy;

/**
 * How much may pass: never more than the burst at once, and no more than so much a second in the long run.
 *
 * @param perSecond what is given back each second
 * @param burst what may pass at once after a rest
 */
public record Rate(double perSecond, long burst) {

    private static final double LEAST = 0.001;
    private static final int MOST = 1_000_000;
    private static final int LARGEST_BURST = 100_000_000;

    public Rate {
        if (!(perSecond >= LEAST && perSecond <= MOST)) {
            throw new IllegalArgumentException(
                    "per_second: " + perSecond + " (expected: " + LEAST + " to " + MOST + ")");
        }
        if (burst < 1 || burst > LARGEST_BURST) {
            throw new IllegalArgumentException("burst: " + burst + " (expected: 1 to " + LARGEST_BURST + ")");
        }
    }
}
