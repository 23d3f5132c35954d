package com.pxlpeak.edge.publish;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.apache.pekko.Done;

/** A presence whose answers are timed: the least of the last ten says how far away it is, whatever else was busy. */
final class RoundTrips implements Presence {

    private static final int KEPT = 10;

    /** The first question pays for the connection. */
    private static final int ENOUGH = 3;

    private final Presence presence;
    private final LongSupplier nanos;
    private final Deque<Long> latest = new ArrayDeque<>();

    RoundTrips(Presence presence, LongSupplier nanos) {
        this.presence = presence;
        this.nanos = nanos;
    }

    @Override
    public CompletionStage<Done> ask() {
        long askedAt = nanos.getAsLong();
        return presence.ask().whenComplete((there, failure) -> {
            if (failure == null) {
                add(nanos.getAsLong() - askedAt);
            }
        });
    }

    private synchronized void add(long taken) {
        latest.addLast(taken);
        if (latest.size() > KEPT) {
            latest.removeFirst();
        }
    }

    /** Empty until it is known. */
    synchronized OptionalLong nanos() {
        return latest.size() < ENOUGH
                ? OptionalLong.empty()
                : latest.stream().mapToLong(Long::longValue).min();
    }

    @Override
    public void close() {
        presence.close();
    }
}
