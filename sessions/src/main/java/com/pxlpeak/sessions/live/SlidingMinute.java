package com.pxlpeak.sessions.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The last sixty seconds of a site, second by second: a window that truly slides. What is older falls out; what was
 * received earlier than that, such as a backlog being worked off, never counts as live.
 */
final class SlidingMinute {

    static final Duration WINDOW = Duration.ofSeconds(60);
    static final int RECENT = 50;

    private final NavigableMap<Long, SecondTally> bySecond = new TreeMap<>();
    private final List<LiveEvent> recent = new ArrayList<>();

    void add(SiteTally tally, Instant now) {
        long oldest = oldestSecond(now);
        for (SecondTally second : tally.seconds()) {
            if (second.second() > oldest) {
                bySecond.merge(second.second(), second, SecondTally::plus);
            }
        }
        recent.addAll(tally.recent());
        if (recent.size() > RECENT) {
            recent.subList(0, recent.size() - RECENT).clear();
        }
    }

    LiveMetrics metrics(Instant now) {
        bySecond.headMap(oldestSecond(now), true).clear();
        Collection<SecondTally> seconds = bySecond.values();
        return new LiveMetrics(
                VisitorSketch.union(seconds.stream().map(SecondTally::visitors).toList())
                        .count(),
                seconds.stream().mapToLong(SecondTally::pageViews).sum(),
                seconds.stream().mapToLong(SecondTally::events).sum(),
                now);
    }

    /** The last events, newest first. */
    List<LiveEvent> recent() {
        List<LiveEvent> newestFirst = new ArrayList<>(recent);
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    private static long oldestSecond(Instant now) {
        return now.minus(WINDOW).getEpochSecond();
    }
}
