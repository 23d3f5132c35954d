package com.pxlpeak.projections.rollup;

import java.time.Duration;

/**
 * How long counting rests between two rounds, and how much it takes on: after a failure ever longer and less, since
 * what failed may have been too much.
 */
record RollupPace(RollupSettings settings, int hoursAtOnce, int failures) {

    private static final int MOST_DOUBLINGS = 4;

    static RollupPace starting(RollupSettings settings) {
        return new RollupPace(settings, settings.hoursAtOnce(), 0);
    }

    RollupPace afterSuccess() {
        return new RollupPace(settings, Math.min(settings.hoursAtOnce(), hoursAtOnce * 2), 0);
    }

    RollupPace afterFailure() {
        return new RollupPace(settings, Math.max(1, hoursAtOnce / 2), failures + 1);
    }

    /** @param took how long the round has taken that ended now */
    Duration rest(Duration took) {
        if (failures > 0) {
            return settings.interval().multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        }
        Duration forOthers = Duration.ofNanos((long) (took.toNanos() * (1 - settings.share()) / settings.share()));
        return forOthers.compareTo(settings.interval()) > 0 ? forOthers : settings.interval();
    }
}
