package com.pxlpeak.sessions.client;

import com.pxlpeak.cluster.id.EventId;
import java.time.Instant;
import java.util.Comparator;

/** When an event of a client happened: by time, and by id where times are equal, so that the order is total. */
public record Moment(Instant at, EventId event) implements Comparable<Moment> {

    private static final Comparator<Moment> ORDER = Comparator.comparing(Moment::at)
            .thenComparing(moment -> moment.event().value());

    @Override
    public int compareTo(Moment other) {
        return ORDER.compare(this, other);
    }

    boolean isBefore(Moment other) {
        return compareTo(other) < 0;
    }
}
