package com.pxlpeak.projections.rollup;

import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.event.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An hour's counts of people, computed the plain way: all events sorted by time, sessions cut where the silence is too
 * long, those with a bot's event among them left out.
 */
record HourCounts(long visitors, long sessions, long pageViews, long events, Map<String, BigDecimal> revenue) {

    private static final Duration GAP = Duration.ofMinutes(30);

    static Map<Instant, HourCounts> of(List<Event> distinct) {
        Map<Instant, List<Event>> byHour = distinct.stream()
                .filter(event -> !isBots(event))
                .collect(Collectors.groupingBy(
                        event -> hour(event.enriched().time()), TreeMap::new, Collectors.toList()));
        List<Instant> starts = sessionStarts(distinct);
        Map<Instant, HourCounts> counts = new TreeMap<>();
        byHour.forEach((hour, events) -> counts.put(hour, of(hour, events, starts)));
        return counts;
    }

    private static HourCounts of(Instant hour, List<Event> events, List<Instant> starts) {
        Set<String> clients = new HashSet<>();
        Map<String, BigDecimal> revenue = new TreeMap<>();
        for (Event event : events) {
            clients.add(event.client().value());
            event.revenue().ifPresent(money -> revenue.merge(money.currency(), amount(money), BigDecimal::add));
        }
        return new HourCounts(
                clients.size(),
                starts.stream().filter(start -> hour(start).equals(hour)).count(),
                events.stream().filter(Event::isPageView).count(),
                events.size(),
                revenue);
    }

    private static BigDecimal amount(Money money) {
        return money.amount().setScale(Money.SCALE);
    }

    private static List<Instant> sessionStarts(List<Event> events) {
        List<Instant> starts = new ArrayList<>();
        events.stream()
                .collect(Collectors.groupingBy(event -> event.client().value()))
                .values()
                .forEach(ofClient -> starts.addAll(startsOfClient(ofClient)));
        return starts;
    }

    private static List<Instant> startsOfClient(List<Event> events) {
        List<Event> inOrder = events.stream()
                .sorted(Comparator.comparing(event -> event.enriched().time()))
                .toList();
        Map<Instant, Boolean> bots = new TreeMap<>();
        Instant start = Instant.MIN;
        Instant last = Instant.MIN;
        for (Event event : inOrder) {
            Instant time = event.enriched().time();
            if (last.isBefore(time.minus(GAP))) {
                start = time;
            }
            bots.merge(start, isBots(event), Boolean::logicalOr);
            last = time;
        }
        return bots.entrySet().stream()
                .filter(session -> !session.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isBots(Event event) {
        return event.enriched().bot().isBot();
    }

    private static Instant hour(Instant time) {
        return time.truncatedTo(ChronoUnit.HOURS);
    }
}
