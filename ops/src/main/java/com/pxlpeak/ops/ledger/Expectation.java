package com.pxlpeak.ops.ledger;

import com.pxlpeak.ops.ledger.Observed.Amounts;
import com.pxlpeak.ops.ledger.Observed.HourSeen;
import com.pxlpeak.ops.ledger.Observed.SessionSeen;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the tables must say of events, computed the simplest way there is: each client's events sorted by time, and cut
 * where more than thirty minutes lie between two.
 */
final class Expectation {

    private static final Duration GAP = Duration.ofMinutes(30);

    /** An event at its time. */
    record Happened(Instant at, Tracked event) {}

    private final Map<SessionSeen, Integer> sessions = new HashMap<>();
    private final Map<Instant, Hour> hours = new HashMap<>();
    private Amounts revenue = Amounts.NONE;

    /** Adds all events of a client. */
    void add(List<Happened> ofOneClient) {
        List<Happened> inOrder = new ArrayList<>(ofOneClient);
        inOrder.sort(Comparator.comparing(Happened::at));
        Set<Instant> visited = new HashSet<>();
        List<Happened> session = new ArrayList<>();
        for (Happened happened : inOrder) {
            count(happened, visited);
            if (!session.isEmpty()) {
                Instant before = session.get(session.size() - 1).at();
                if (Duration.between(before, happened.at()).compareTo(GAP) > 0) {
                    end(session);
                }
            }
            session.add(happened);
        }
        if (!session.isEmpty()) {
            end(session);
        }
    }

    private void count(Happened happened, Set<Instant> visited) {
        Tracked event = happened.event();
        Hour hour = hour(happened.at());
        hour.visitors += visited.add(hour.start) ? 1 : 0;
        hour.events++;
        hour.pageViews += event.isPageView() ? 1 : 0;
        hour.revenue = hour.revenue.plus(event.currency(), event.revenue());
        revenue = revenue.plus(event.currency(), event.revenue());
    }

    private void end(List<Happened> events) {
        Instant start = events.get(0).at();
        Amounts worth = Amounts.NONE;
        for (Happened happened : events) {
            worth = worth.plus(happened.event().currency(), happened.event().revenue());
        }
        SessionSeen session = new SessionSeen(
                events.get(0).event().client(),
                start,
                events.get(events.size() - 1).at(),
                events.size(),
                events.stream()
                        .filter(happened -> happened.event().isPageView())
                        .count(),
                worth);
        sessions.merge(session, 1, Integer::sum);
        hour(start).sessions++;
        events.clear();
    }

    private Hour hour(Instant at) {
        return hours.computeIfAbsent(at.truncatedTo(ChronoUnit.HOURS), Hour::new);
    }

    /** How often each session is expected. */
    Map<SessionSeen, Integer> sessions() {
        return new HashMap<>(sessions);
    }

    Map<Instant, HourSeen> hours() {
        Map<Instant, HourSeen> all = new HashMap<>();
        hours.forEach((start, hour) -> all.put(
                start, new HourSeen(start, hour.visitors, hour.sessions, hour.pageViews, hour.events, hour.revenue)));
        return all;
    }

    Amounts revenue() {
        return revenue;
    }

    private static final class Hour {
        private final Instant start;
        private long visitors;
        private long sessions;
        private long pageViews;
        private long events;
        private Amounts revenue = Amounts.NONE;

        Hour(Instant start) {
            this.start = start;
        }
    }
}
