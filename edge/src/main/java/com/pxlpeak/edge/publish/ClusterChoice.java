package com.pxlpeak.edge.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Which of several clusters is used: the nearest of those that are well. One that is away is left at once; for one that
 * is only nearer the other must have been so, and well, for a while: traffic does not swing.
 */
final class ClusterChoice {

    /** Nearer is by a fifth at least, and by so much at least. */
    private static final long LEAST_GAIN_NANOS = Duration.ofMillis(1).toNanos();

    private final long steadyNanos;
    private final Map<Integer, Long> nearerSince = new HashMap<>();
    private int used;
    private boolean settled;

    /** How a cluster is: the round trip is empty while nobody knows. */
    record Reading(boolean open, OptionalLong roundTrip) {

        boolean isKnown() {
            return !open || roundTrip.isPresent();
        }

        long distance() {
            return roundTrip.orElse(Long.MAX_VALUE);
        }
    }

    /**
     * Begins with the first.
     *
     * @param steady how long another must have been nearer
     */
    ClusterChoice(Duration steady) {
        this.steadyNanos = steady.toNanos();
    }

    /** The one to use from now on. */
    int next(long now, List<Reading> readings) {
        if (!readings.get(used).open()) {
            become(nearest(readings, any -> true).orElse(used));
        } else if (!settled) {
            if (readings.stream().allMatch(Reading::isKnown)) {
                become(nearest(readings, any -> true).orElse(used));
                settled = true;
            }
        } else {
            note(now, readings);
            nearest(
                            readings,
                            other -> now - nearerSince.getOrDefault(other, now) >= steadyNanos
                                    && nearerSince.containsKey(other))
                    .ifPresent(this::become);
        }
        return used;
    }

    private void become(int other) {
        if (other != used) {
            used = other;
            nearerSince.clear();
        }
    }

    private void note(long now, List<Reading> readings) {
        Reading here = readings.get(used);
        for (int other = 0; other < readings.size(); other++) {
            if (isNearer(readings.get(other), here)) {
                nearerSince.putIfAbsent(other, now);
            } else {
                nearerSince.remove(other);
            }
        }
    }

    private static boolean isNearer(Reading there, Reading here) {
        return there.open()
                && there.roundTrip().isPresent()
                && there.distance() < here.distance() / 5 * 4
                && here.distance() - there.distance() > LEAST_GAIN_NANOS;
    }

    private static OptionalInt nearest(List<Reading> readings, IntPredicate eligible) {
        return IntStream.range(0, readings.size())
                .filter(each -> readings.get(each).open() && eligible.test(each))
                .boxed()
                .min((one, other) -> Long.compare(
                        readings.get(one).distance(), readings.get(other).distance()))
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }
}
