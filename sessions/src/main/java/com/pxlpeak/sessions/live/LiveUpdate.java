package com.pxlpeak.sessions.live;

import com.pxlpeak.cluster.wire.WireType;
import java.util.List;

/** What a subscriber of a site's live feed is told. */
public sealed interface LiveUpdate extends WireType {

    /** The last minute's numbers, as they now are. */
    record Measured(LiveMetrics metrics) implements LiveUpdate {}

    /** Events that were just counted, oldest first. */
    record Happened(List<LiveEvent> events) implements LiveUpdate {

        public Happened {
            events = List.copyOf(events);
        }
    }
}
