package com.pxlpeak.sessions.client;

import com.pxlpeak.cluster.event.Acquisition;
import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.id.EventId;
import com.pxlpeak.cluster.id.SessionId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a client's sessions are, computed the plain way: all events sorted by time, cut where the silence is too long. */
final class SessionOracle {

    /** A session as reports show it. */
    record Expected(
            SessionId id,
            Instant first,
            Instant last,
            int events,
            int pageViews,
            int interactive,
            Map<String, BigDecimal> revenue,
            Optional<String> entry,
            Optional<String> exit,
            Acquisition acquisition,
            Geo geo,
            Device device) {}

    private SessionOracle() {}

    static List<Expected> sessions(Collection<Event> events) {
        return cut(events).stream().map(SessionOracle::summary).toList();
    }

    static Map<EventId, SessionId> sessionOfEvents(Collection<Event> events) {
        Map<EventId, SessionId> sessions = new HashMap<>();
        for (List<Event> session : cut(events)) {
            session.forEach(event -> sessions.put(event.id(), summary(session).id()));
        }
        return sessions;
    }

    /** The same view of what the core says. */
    static Expected view(Session session) {
        Map<String, BigDecimal> revenue = new TreeMap<>();
        session.revenue().forEach(money -> revenue.put(money.currency(), money.amount()));
        return new Expected(
                session.id(),
                session.startedAt(),
                session.endedAt(),
                session.events(),
                session.pageViews(),
                session.interactiveEvents(),
                revenue,
                session.entry().map(Session.PageSeen::path),
                session.exit().map(Session.PageSeen::path),
                session.acquisition(),
                session.geo(),
                session.device());
    }

    private static List<List<Event>> cut(Collection<Event> events) {
        Map<EventId, Event> distinct = new LinkedHashMap<>();
        events.forEach(event -> distinct.putIfAbsent(event.id(), event));
        List<Event> sorted = new ArrayList<>(distinct.values());
        sorted.sort(Comparator.comparing(SessionOracle::time)
                .thenComparing(event -> event.id().value()));
        List<List<Event>> sessions = new ArrayList<>();
        Instant last = Instant.MIN;
        for (Event event : sorted) {
            if (last.equals(Instant.MIN) || Duration.between(last, time(event)).toMillis() > 30 * 60 * 1_000) {
                sessions.add(new ArrayList<>());
            }
            sessions.get(sessions.size() - 1).add(event);
            last = time(event);
        }
        return sessions;
    }

    private static Expected summary(List<Event> events) {
        Event first = events.get(0);
        List<String> pages = events.stream()
                .filter(event -> event.name().equals("page_view"))
                .map(event -> event.enriched().page().path())
                .toList();
        Map<String, BigDecimal> revenue = new TreeMap<>();
        for (Event event : events) {
            int sign = event.name().equals("purchase") ? 1 : event.name().equals("refund") ? -1 : 0;
            if (sign != 0 && event.enriched().value().isPresent()) {
                BigDecimal amount = event.enriched().value().get().amount().multiply(BigDecimal.valueOf(sign));
                revenue.merge(event.enriched().value().get().currency(), amount, BigDecimal::add);
            }
        }
        revenue.replaceAll((currency, amount) -> amount.stripTrailingZeros());
        return new Expected(
                SessionId.openedBy(PlayedClient.KEY, first.id(), time(first)),
                time(first),
                time(events.get(events.size() - 1)),
                events.size(),
                pages.size(),
                (int) events.stream()
                        .filter(event -> event.enriched().interactive())
                        .count(),
                revenue,
                pages.stream().findFirst(),
                pages.stream().reduce((one, other) -> other),
                events.stream()
                        .flatMap(event -> event.enriched().acquisition().stream())
                        .findFirst()
                        .orElse(Acquisition.DIRECT),
                first.enriched().geo(),
                first.enriched().device());
    }

    private static Instant time(Event event) {
        return event.enriched().time();
    }
}
