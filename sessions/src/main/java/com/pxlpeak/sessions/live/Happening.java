package com.pxlpeak.sessions.live;

import com.pxlpeak.cluster.event.Acquisition;
import com.pxlpeak.cluster.event.Event;

/** An event that was just journaled, and how its session was acquired. */
record Happening(Event event, Acquisition acquisition) {

    LiveEvent asSeenLive() {
        return new LiveEvent(
                event.id(),
                event.name(),
                event.client(),
                event.enriched().time(),
                event.enriched().receivedAt(),
                event.enriched().page(),
                acquisition,
                event.enriched().geo().country(),
                event.enriched().device(),
                event.enriched().value());
    }
}
