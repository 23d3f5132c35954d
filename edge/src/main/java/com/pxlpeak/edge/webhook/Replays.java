package com.pxlpeak.edge.webhook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;

/** Messages that were stored lately: told again, they need not be. Older ones are known by their time, or their event. */
final class Replays {

    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final int MOST = 100_000;

    private final Cache<String, Instant> stored =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /** Whether a message may have been sent now, by what it says itself. */
    static boolean isOfNow(Instant at, Instant now) {
        return Duration.between(at, now).abs().compareTo(TOLERANCE) <= 0;
    }

    boolean isKnown(String id, Instant now) {
        Instant at = stored.getIfPresent(id);
        return at != null && isOfNow(at, now);
    }

    void remember(String id, Instant now) {
        stored.put(id, now);
    }
}
