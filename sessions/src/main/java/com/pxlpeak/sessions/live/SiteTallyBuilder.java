package com.pxlpeak.sessions.live;

import com.pxlpeak.cluster.event.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.datasketches.hll.HllSketch;

/** Counts a site's events into a {@link SiteTally}. */
final class SiteTallyBuilder {

    /** Events of one moment that subscribers are shown; of more, the last. The counts know all. */
    static final int MOST_EVENTS = 500;

    private final Map<Long, Second> bySecond = new TreeMap<>();
    private final Deque<Happening> recent = new ArrayDeque<>();

    void add(Happening happening) {
        Event event = happening.event();
        Second second = bySecond.computeIfAbsent(event.enriched().receivedAt().getEpochSecond(), any -> new Second());
        second.events++;
        second.pageViews += event.isPageView() ? 1 : 0;
        second.visitors.update(event.client().value());
        recent.addLast(happening);
        if (recent.size() > MOST_EVENTS) {
            recent.removeFirst();
        }
    }

    SiteTally build() {
        List<SecondTally> seconds = new ArrayList<>();
        bySecond.forEach((second, counts) -> seconds.add(
                new SecondTally(second, counts.pageViews, counts.events, VisitorSketch.of(counts.visitors))));
        return new SiteTally(seconds, recent.stream().map(Happening::asSeenLive).toList());
    }

    private static final class Second {
        private final HllSketch visitors = VisitorSketch.newSketch();
        private long pageViews;
        private long events;
    }
}
