package com.pxlpeak.cluster.partition;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lets a few partitions of a node write to the journal at once; the others gather meanwhile. So entries grow by
 * themselves under load, and nothing waits where there is none. Used by many partitions at once.
 */
public final class WriteTurns {

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int free;

    /**
     * Makes turns.
     *
     * @param atOnce how many may write at once
     */
    public WriteTurns(int atOnce) {
        if (atOnce < 1) {
            throw new IllegalArgumentException("atOnce: " + atOnce + " (expected: >= 1)");
        }
        this.free = atOnce;
    }

    /** Runs as soon as there is a turn, at once or when another is given back. It must not block. */
    void take(Runnable onTurn) {
        synchronized (this) {
            if (free == 0) {
                waiting.addLast(onTurn);
                return;
            }
            free--;
        }
        onTurn.run();
    }

    /** Gives a turn back. */
    void giveBack() {
        Runnable next;
        synchronized (this) {
            if (waiting.isEmpty()) {
                free++;
                return;
            }
            next = waiting.removeFirst();
        }
        next.run();
    }

    /** Whoever waited and is gone waits no longer; answers false if it has had its turn, which it must then give back. */
    boolean leave(Runnable onTurn) {
        synchronized (this) {
            return waiting.remove(onTurn);
        }
    }
}
