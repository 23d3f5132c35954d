package com.pxlpeak.ops.http;

import java.time.Duration;

/**
 * A connection that is open, and by when it owes us a request: from its beginning, and from the first byte that comes
 * after an answer. While we owe an answer, it owes nothing.
 */
final class OpenConnection {

    private final long headerNanos;
    private final long idleNanos;
    private final Runnable end;
    private int asked;
    private boolean upgraded;
    private boolean manyAtOnce;
    private boolean owes = true;
    private boolean cut;
    private long due;

    OpenConnection(Duration headerTimeout, Duration idleTimeout, Runnable end, long now) {
        this.headerNanos = headerTimeout.toNanos();
        this.idleNanos = idleTimeout.toNanos();
        this.end = end;
        this.due = now + headerNanos;
    }

    /** Something came. In HTTP/2 that need not be part of a request. */
    synchronized void heard(long now) {
        if (!owes && asked == 0 && !upgraded && !manyAtOnce) {
            owes = true;
            due = now + headerNanos;
        }
    }

    /** A request is here, its headers complete. */
    synchronized void asked(boolean http2) {
        manyAtOnce = http2;
        owes = false;
        asked++;
    }

    /** A request has its answer. In HTTP/2 whatever comes may keep it open, but not forever. */
    synchronized void answered(boolean becomesAnother, long now) {
        asked--;
        upgraded |= becomesAnother;
        if (manyAtOnce && asked == 0) {
            owes = true;
            due = now + idleNanos;
        }
    }

    synchronized boolean isOverdue(long now) {
        return owes && !upgraded && now - due > 0;
    }

    /** Ends it, once, if it owes too long. */
    synchronized boolean cutIfOverdue(long now) {
        if (cut || !isOverdue(now)) {
            return false;
        }
        cut = true;
        end.run();
        return true;
    }
}
