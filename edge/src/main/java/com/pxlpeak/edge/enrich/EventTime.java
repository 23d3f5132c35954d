package com.pxlpeak.edge.enrich;

import com.pxlpeak.cluster.event.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When an event happened, whatever its sender's clock shows, and by whose. To the millisecond, as it is stored. */
public record EventTime(Instant at, TimeSource source) {

    /** How far ahead of ours a clock may be and still be believed. */
    static final Duration AHEAD = Duration.ofMinutes(5);

    /** How late an event may come by a clock that we cannot check. */
    static final Duration LATE = Duration.ofDays(7);

    /** How long a sender may have kept an event, by its own account. */
    static final Duration KEPT = Duration.ofDays(30);

    public EventTime {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * By a clock that may be wrong, such as a browser's: if it tells when it sent the event, then only the time between
     * is taken from it, since it is wrong by the same amount at both ends.
     */
    public static EventTime corrected(Instant timestamp, Optional<Instant> sentAt, Instant receivedAt) {
        if (sentAt.isPresent()) {
            Duration kept = Duration.between(timestamp, sentAt.get());
            return new EventTime(receivedAt.minus(clamped(kept)), TimeSource.CORRECTED);
        }
        boolean plausible = !timestamp.isBefore(receivedAt.minus(LATE)) && !timestamp.isAfter(receivedAt.plus(AHEAD));
        return plausible ? new EventTime(timestamp, TimeSource.SENDER) : new EventTime(receivedAt, TimeSource.RECEIVED);
    }

    /** By a clock that we believe, such as that of a server or an import; but nothing happens in the future. */
    public static EventTime trusted(Instant timestamp, Instant receivedAt) {
        return timestamp.isAfter(receivedAt.plus(AHEAD))
                ? new EventTime(receivedAt, TimeSource.RECEIVED)
                : new EventTime(timestamp, TimeSource.TRUSTED);
    }

    private static Duration clamped(Duration kept) {
        if (kept.isNegative()) {
            return Duration.ZERO;
        }
        return kept.compareTo(KEPT) > 0 ? KEPT : kept;
    }
}
