package com.pxlpeak.ops.traffic;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Visits one after the other, as many as make so many events a second on the average of a day. The same seed and start
 * give the same visits.
 */
final class Journeys {

    private static final double EVENTS_EACH = measureEventsEach();

    private final RandomGenerator random;
    private final double visitsPerSecond;
    private final DailyRhythm rhythm;
    private Instant nextStart;

    Journeys(long seed, double eventsPerSecond, Instant from, DailyRhythm rhythm) {
        if (!(eventsPerSecond > 0)) {
            throw new IllegalArgumentException("events per second: " + eventsPerSecond + " (expected: more than 0)");
        }
        this.random = new SplittableRandom(seed);
        this.visitsPerSecond = eventsPerSecond / EVENTS_EACH;
        this.rhythm = rhythm;
        this.nextStart = from;
        advance();
    }

    /** When the next visit begins. */
    Instant nextStart() {
        return nextStart;
    }

    Journey next() {
        Journey journey = drawn(nextStart, random);
        advance();
        return journey;
    }

    private void advance() {
        double seconds = random.nextExponential() / (visitsPerSecond * rhythm.at(nextStart));
        nextStart = nextStart.plusNanos((long) (Math.min(seconds, 3600) * 1e9));
    }

    private static Journey drawn(Instant start, RandomGenerator random) {
        Visitor visitor = Visitor.draw(random);
        return new Journey(visitor, Walk.from(start, Arrival.BY_SHARE.draw(random), random));
    }

    /** By trying, since a visit has no fixed length. */
    private static double measureEventsEach() {
        RandomGenerator random = new SplittableRandom(1);
        int visits = 5_000;
        long events = 0;
        for (int i = 0; i < visits; i++) {
            events += drawn(Instant.EPOCH, random).events().size();
        }
        return (double) events / visits;
    }
}
