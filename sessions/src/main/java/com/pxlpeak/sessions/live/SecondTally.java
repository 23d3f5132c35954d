package com.pxlpeak.sessions.live;

import com.pxlpeak.cluster.wire.WireType;
import java.util.List;

/** What was received within one second: counts that add up, and visitors that merge. */
record SecondTally(long second, long pageViews, long events, VisitorSketch visitors) implements WireType {

    SecondTally plus(SecondTally other) {
        return new SecondTally(
                second,
                pageViews + other.pageViews,
                events + other.events,
                VisitorSketch.union(List.of(visitors, other.visitors)));
    }
}
