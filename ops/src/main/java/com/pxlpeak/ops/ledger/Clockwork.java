package com.pxlpeak.ops.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How an event tells its time, and when it happened by the rules for that (semantics.md, "When an event happened"). */
enum Clockwork {
    /** Of a server that holds the secret key and is believed. */
    SERVER(true, false),
    /** Of a server whose clock is days ahead: what it sends happened when it is received. */
    SERVER_AHEAD(true, false),
    /** Of a browser whose clock is plausible. */
    BROWSER(false, false),
    /** Of a browser whose clock is weeks behind: what it sends happened when it is received. */
    BROWSER_BEHIND(false, false),
    /** Of a browser that says when it sent: only the time between is taken from its clock. */
    BROWSER_CORRECTED(false, true);

    private static final Duration KEPT_AT_MOST = Duration.ofDays(30);

    private final boolean keyed;
    private final boolean tellsWhenSent;

    Clockwork(boolean keyed, boolean tellsWhenSent) {
        this.keyed = keyed;
        this.tellsWhenSent = tellsWhenSent;
    }

    boolean isKeyed() {
        return keyed;
    }

    boolean tellsWhenSent() {
        return tellsWhenSent;
    }

    /** When the event happened. */
    Instant time(Instant timestamp, Instant sentAt, Instant receivedAt) {
        return switch (this) {
            case SERVER, BROWSER -> timestamp;
            case SERVER_AHEAD, BROWSER_BEHIND -> receivedAt.truncatedTo(ChronoUnit.MILLIS);
            case BROWSER_CORRECTED -> receivedAt
                    .minus(clamped(Duration.between(timestamp, sentAt)))
                    .truncatedTo(ChronoUnit.MILLIS);
        };
    }

    private static Duration clamped(Duration kept) {
        if (kept.isNegative()) {
            return Duration.ZERO;
        }
        return kept.compareTo(KEPT_AT_MOST) > 0 ? KEPT_AT_MOST : kept;
    }
}
