package com.pxlpeak.ops.process;

import java.time.Duration;

/** How long to wait before the next try: twice as long after each failure, up to a most. */
public record Backoff(Duration first, Duration most) {

    /** After so many failures in a row, the last one included: 1 or more. */
    public Duration after(int failures) {
        long doubled = first.toMillis() << Math.min(Math.max(failures, 1) - 1, 20);
        return Duration.ofMillis(Math.min(doubled, most.toMillis()));
    }
}
