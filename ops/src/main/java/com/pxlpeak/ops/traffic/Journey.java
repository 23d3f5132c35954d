package com.pxlpeak.ops.traffic;

import java.time.Instant;
import java.util.List;

/** One visit, and what follows from it, in the order of time. */
record Journey(Visitor visitor, List<TrafficEvent> events) {

    Journey {
        events = List.copyOf(events);
    }

    Instant startedAt() {
        return events.get(0).at();
    }
}
