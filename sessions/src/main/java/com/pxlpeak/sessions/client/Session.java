package com.pxlpeak.sessions.client;

import com.pxlpeak.cluster.event.Acquisition;
import com.pxlpeak.cluster.event.Bot;
import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.event.Money;
import com.pxlpeak.cluster.id.ClientKey;
import com.pxlpeak.cluster.id.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of a session: a summary of its events that comes out the same in whatever order they arrive.
 *
 * @param first its earliest event, which names it
 * @param last its latest event
 * @param entry its earliest page view
 * @param exit its latest page view
 * @param revenue of its purchases less its refunds, one amount a currency, by currency
 * @param touch the earliest of its events that tells how the visitor came
 * @param geo of the earliest event
 * @param device of the earliest event
 * @param bot the heaviest of what speaks for a machine in any of its events
 * @param absorbed sessions that became part of this one
 */
public record Session(
        SessionId id,
        Moment first,
        Moment last,
        Optional<PageSeen> entry,
        Optional<PageSeen> exit,
        int pageViews,
        int events,
        int interactiveEvents,
        List<Money> revenue,
        Optional<Touch> touch,
        Geo geo,
        Device device,
        Bot bot,
        List<Former> absorbed) {

    public Session {
        revenue = List.copyOf(revenue);
        absorbed = List.copyOf(absorbed);
    }

    /**
     * Of the sessions that became part of this one the last hundred are remembered: only of a client that sends its
     * events one by one from the last to the first are there more, and only its early ones are then counted by the
     * session they were merged into first.
     */
    static final int MOST_ABSORBED = 100;

    /** A page view of the session. */
    public record PageSeen(Moment moment, String path) {}

    /** An event of the session that told how the visitor came. */
    public record Touch(Moment moment, Acquisition acquisition) {}

    /** A session that is no more: part of another. */
    public record Former(SessionId id, Instant startedAt) {}

    /** A session of one event. */
    static Session of(ClientKey client, Event event) {
        Moment moment = new Moment(event.enriched().time(), event.id());
        Optional<PageSeen> page = event.isPageView()
                ? Optional.of(new PageSeen(moment, event.enriched().page().path()))
                : Optional.empty();
        return new Session(
                SessionId.openedBy(client, event.id(), moment.at()),
                moment,
                moment,
                page,
                page,
                event.isPageView() ? 1 : 0,
                1,
                event.enriched().interactive() ? 1 : 0,
                event.revenue().stream().toList(),
                event.enriched().acquisition().map(acquisition -> new Touch(moment, acquisition)),
                event.enriched().geo(),
                event.enriched().device(),
                event.enriched().bot(),
                List.of());
    }

    public Instant startedAt() {
        return first.at();
    }

    public Instant endedAt() {
        return last.at();
    }

    /**
     * Orders what is known of a session: each change of it adds an event. Said by its content alone, so that the same
     * events decided anew, in batches cut elsewhere, come to the same revision.
     */
    public long revision() {
        return events;
    }

    /** How the visitor came: direct, where no event tells. */
    public Acquisition acquisition() {
        return touch.map(Touch::acquisition).orElse(Acquisition.DIRECT);
    }

    /** Whether no more than the gap lies between this session and the other. */
    boolean touches(Session other, Duration gap) {
        return !other.startedAt().isAfter(endedAt().plus(gap))
                && !startedAt().isAfter(other.endedAt().plus(gap));
    }

    /** Both as one, named by the earlier: commutative and associative. */
    Session merge(Session other) {
        boolean earlier = first.isBefore(other.first);
        Session head = earlier ? this : other;
        return new Session(
                head.id,
                head.first,
                last.isBefore(other.last) ? other.last : last,
                earliest(entry, other.entry),
                latest(exit, other.exit),
                pageViews + other.pageViews,
                events + other.events,
                interactiveEvents + other.interactiveEvents,
                sum(revenue, other.revenue),
                head(touch, other.touch),
                head.geo,
                head.device,
                bot.heavier(other.bot),
                head.absorbed);
    }

    /** Whether the other lies within this session's time. */
    boolean spans(Session other) {
        return !other.first.isBefore(first) && !last.isBefore(other.last);
    }

    /** The same, having absorbed these as well. */
    Session absorbing(List<Former> newlyAbsorbed) {
        List<Former> all = new ArrayList<>(absorbed);
        all.addAll(newlyAbsorbed);
        List<Former> latest = all.subList(Math.max(0, all.size() - MOST_ABSORBED), all.size());
        return new Session(
                id,
                first,
                last,
                entry,
                exit,
                pageViews,
                events,
                interactiveEvents,
                revenue,
                touch,
                geo,
                device,
                bot,
                latest);
    }

    private static Optional<PageSeen> earliest(Optional<PageSeen> one, Optional<PageSeen> other) {
        return pick(one, other, Comparator.comparing(PageSeen::moment));
    }

    private static Optional<PageSeen> latest(Optional<PageSeen> one, Optional<PageSeen> other) {
        return pick(one, other, Comparator.comparing(PageSeen::moment).reversed());
    }

    private static Optional<Touch> head(Optional<Touch> one, Optional<Touch> other) {
        return pick(one, other, Comparator.comparing(Touch::moment));
    }

    private static <T> Optional<T> pick(Optional<T> one, Optional<T> other, Comparator<T> order) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return order.compare(one.get(), other.get()) <= 0 ? one : other;
    }

    private static List<Money> sum(List<Money> one, List<Money> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        Map<String, Money> byCurrency = new TreeMap<>();
        one.forEach(money -> byCurrency.merge(money.currency(), money, Money::plus));
        other.forEach(money -> byCurrency.merge(money.currency(), money, Money::plus));
        return List.copyOf(byCurrency.values());
    }
}
