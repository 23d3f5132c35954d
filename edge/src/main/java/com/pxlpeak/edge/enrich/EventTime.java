package com.pxlpeak.edge.enrich;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When an event happened, whatever its sender's clock shows. To the millisecond, as it is stored. */
public final class EventTime {

    /** How far ahead of ours a clock may be and still be believed. */
    static final Duration AHEAD = Duration.ofMinutes(5);

    /** How late an event may come by a clock that we cannot check. */
    static final Duration LATE = Duration.ofDays(7);

    /** How long a sender may have kept an event, by its own account. */
    static final Duration KEPT = Duration.ofDays(30);

    private EventTime() {}

    /**
     * By a clock that may be wrong, such as a browser's: if it tells when it sent the event, then only the time between
     * is taken from it, since it is wrong by the same amount at both ends.
     */
    public static Instant corrected(Instant timestamp, Optional<Instant> sentAt, Instant receivedAt) {
        if (sentAt.isPresent()) {
            Duration kept = Duration.between(timestamp, sentAt.get());
            return toMillis(receivedAt.minus(clamped(kept)));
        }
        boolean plausible = !timestamp.isBefore(receivedAt.minus(LATE)) && !timestamp.isAfter(receivedAt.plus(AHEAD));
        return toMillis(plausible ? timestamp : receivedAt);
    }

    /** By a clock that we believe, such as that of a server or an import; but nothing happens in the future. */
    public static Instant trusted(Instant timestamp, Instant receivedAt) {
        return toMillis(timestamp.isAfter(receivedAt.plus(AHEAD)) ? receivedAt : timestamp);
    }

    private static Duration clamped(Duration kept) {
        if (kept.isNegative()) {
            return Duration.ZERO;
        }
        return kept.compareTo(KEPT) > 0 ? KEPT : kept;
    }

    private static Instant toMillis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
