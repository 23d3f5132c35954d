package com.pxlpeak.cluster.tenancy;

/**
 * How much may pass: never more than the burst at once, and no more than so much a second in the long run.
 *
 * @param perSecond what is given back each second
 * @param burst what may pass at once after a rest
 */
public record Rate(double perSecond, long burst) {

    private static final long MOST = 1_000_000_000;

    public Rate {
        if (!(perSecond > 0 && perSecond <= MOST)) {
            throw new IllegalArgumentException(
                    "per_second: " + perSecond + " (expected: more than 0, at most " + MOST + ")");
        }
        if (burst < 1 || burst > MOST) {
            throw new IllegalArgumentException("burst: " + burst + " (expected: 1 to " + MOST + ")");
        }
    }
}
