package com.pxlpeak.sessions.live;

import com.pxlpeak.sessions.live.SiteEvent.MinuteTallied;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Gathers seconds into the minutes they were received in, until each is over. */
final class MinuteTally {

    /** How long after its end a minute is closed: by then its events have come through, or they count as backlog. */
    private static final long GRACE_SECONDS = 5;

    private final NavigableMap<Long, SecondTally> byMinute = new TreeMap<>();
    private long closedThrough = Long.MIN_VALUE;

    /** Minutes through this one were closed before. */
    void goOnAfter(long minute) {
        closedThrough = Math.max(closedThrough, minute);
    }

    void add(SiteTally tally) {
        for (SecondTally second : tally.seconds()) {
            long minute = Math.floorDiv(second.second(), 60L);
            if (minute > closedThrough) {
                byMinute.merge(minute, second, SecondTally::plus);
            }
        }
    }

    /** Takes the minutes that are over. */
    List<SiteEvent> close(Instant now) {
        long lastOver = Math.floorDiv(now.getEpochSecond() - GRACE_SECONDS, 60L) - 1;
        List<SiteEvent> over = new ArrayList<>();
        byMinute.headMap(lastOver, true)
                .forEach((minute, sum) ->
                        over.add(new MinuteTallied(minute, sum.pageViews(), sum.events(), sum.visitors())));
        byMinute.headMap(lastOver, true).clear();
        closedThrough = Math.max(closedThrough, lastOver);
        return over;
    }
}
