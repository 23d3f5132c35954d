package com.pxlpeak.sessions.live;

import com.pxlpeak.sessions.live.SiteEvent.MinuteTallied;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The last half hour of a site, minute by minute: what a fail-over does not forget. */
record SiteState(List<MinuteTallied> minutes) {

    static final int MINUTES = 30;

    static final SiteState EMPTY = new SiteState(List.of());

    SiteState {
        minutes = List.copyOf(minutes);
    }

    /** The last minute that was tallied. */
    OptionalLong last() {
        return minutes.stream().mapToLong(MinuteTallied::minute).max();
    }

    SiteState apply(SiteEvent event) {
        if (event instanceof MinuteTallied tallied) {
            List<MinuteTallied> now = new ArrayList<>(minutes);
            now.removeIf(minute -> minute.minute() <= tallied.minute() - MINUTES);
            now.add(tallied);
            return new SiteState(now);
        }
        throw new IllegalStateException("event: " + event + " (expected: a SiteEvent this state knows)");
    }
}
