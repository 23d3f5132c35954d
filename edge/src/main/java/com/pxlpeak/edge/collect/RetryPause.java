package com.pxlpeak.edge.collect;

import java.time.Duration;

/** How many seconds to wait before trying again: any number from the least to the most, so that not all come at once. */
public record RetryPause(int least, int most) {

    private static final double SPREAD = 1.2;

    private static final double A_DAY = Duration.ofDays(1).toSeconds();

    /** Not before that time, when it would be in vain, and not long after it. */
    static RetryPause after(Duration wait) {
        double seconds = Math.min(A_DAY, wait.toNanos() / 1e9);
        int least = Math.max(1, (int) Math.ceil(seconds));
        return new RetryPause(least, Math.max(least, (int) Math.ceil(seconds * SPREAD)));
    }
}
