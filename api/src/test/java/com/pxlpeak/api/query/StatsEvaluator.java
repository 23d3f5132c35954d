package com.pxlpeak.api.query;

import com.pxlpeak.api.query.Order.Column;
import com.pxlpeak.api.query.StatsWorld.Hit;
import com.pxlpeak.api.query.StatsWorld.Origin;
import com.pxlpeak.api.query.StatsWorld.Visit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Answers a query by going through a world in memory, word by word as the metrics and dimensions are defined. */
final class StatsEvaluator {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:00");

    /** What falls under one combination of dimensions. */
    private static final class Group {
        private final Set<String> clients = new HashSet<>();
        private final List<Hit> hits = new ArrayList<>();
        private final List<Visit> visits = new ArrayList<>();
    }

    private final StatsWorld world;
    private final StatsQuery query;

    private StatsEvaluator(StatsWorld world, StatsQuery query) {
        this.world = world;
        this.query = query;
    }

    record Answer(List<StatsAnswer.Row> rows, List<BigDecimal> totals, long totalRows) {}

    static Answer answer(StatsCase asked) {
        return new StatsEvaluator(asked.world(), asked.query()).answer();
    }

    private Answer answer() {
        Group everything = groups(List.of()).getOrDefault(List.of(), new Group());
        Map<List<String>, Group> groups = groups(query.dimensions());
        if (query.dimensions().isEmpty()) {
            groups.putIfAbsent(List.of(), new Group());
        }
        List<StatsAnswer.Row> rows = groups.entrySet().stream()
                .sorted(order())
                .skip(query.offset())
                .limit(query.limit())
                .map(entry -> new StatsAnswer.Row(entry.getKey(), metrics(entry.getValue())))
                .toList();
        return new Answer(rows, metrics(everything), groups.size());
    }

    private Map<List<String>, Group> groups(List<Dimension> dimensions) {
        Map<List<String>, Group> groups = new LinkedHashMap<>();
        if (!dimensions.isEmpty() && dimensions.stream().allMatch(Dimension::isTime)) {
            for (Instant time = begin(); time.isBefore(end()); time = time.plus(1, ChronoUnit.MINUTES)) {
                Instant minute = time;
                groups.computeIfAbsent(
                        dimensions.stream().map(by -> time(by, minute)).toList(), any -> new Group());
            }
        }
        for (Visit visit : world.visits()) {
            if (passes(visit)) {
                put(groups, dimensions, visit);
            }
        }
        // A group without anything to count under the metrics asked for is no row.
        boolean events = query.metrics().stream().anyMatch(StatsEvaluator::isOfEvents);
        boolean sessions = query.metrics().stream().anyMatch(metric -> !isOfEvents(metric));
        if (!query.isTimeline()) {
            groups.values()
                    .removeIf(group -> (!events || group.hits.isEmpty()) && (!sessions || group.visits.isEmpty()));
        }
        return groups;
    }

    private void put(Map<List<String>, Group> groups, List<Dimension> dimensions, Visit visit) {
        for (Hit hit : visit.hits()) {
            if (isInRange(hit.time()) && pagePasses(hit.page()) && isCounted(hit.bot())) {
                Group group = groups.computeIfAbsent(
                        key(dimensions, visit.origin(), hit.page(), hit.time()), any -> new Group());
                group.clients.add(visit.client());
                group.hits.add(hit);
            }
        }
        if (isInRange(visit.start()) && pagePasses(visit.entryPage()) && isCounted(visit.isBot())) {
            groups.computeIfAbsent(
                            key(dimensions, visit.origin(), visit.entryPage(), visit.start()), any -> new Group())
                    .visits
                    .add(visit);
        }
    }

    private boolean isCounted(boolean bot) {
        return switch (query.traffic()) {
            case PEOPLE -> !bot;
            case BOTS -> bot;
            case ALL -> true;
        };
    }

    private List<String> key(List<Dimension> dimensions, Origin origin, String page, Instant time) {
        return dimensions.stream()
                .map(dimension -> switch (dimension) {
                    case PAGE -> page.isEmpty() ? "(not set)" : page;
                    case HOUR, DAY -> time(dimension, time);
                    default -> property(origin, dimension);
                })
                .toList();
    }

    private String time(Dimension dimension, Instant time) {
        LocalDateTime local = LocalDateTime.ofInstant(time, world.site().timezone());
        return dimension == Dimension.DAY ? local.toLocalDate().toString() : local.format(HOUR);
    }

    private static String property(Origin origin, Dimension dimension) {
        return switch (dimension) {
            case SOURCE -> origin.source().isEmpty() ? "(direct)" : origin.source();
            case MEDIUM -> origin.medium().isEmpty() ? "(none)" : origin.medium();
            case CAMPAIGN -> orNotSet(origin.campaign());
            case CHANNEL -> orNotSet(origin.channel());
            case COUNTRY -> orNotSet(origin.country());
            case DEVICE -> orNotSet(origin.device());
            case BROWSER -> orNotSet(origin.browser());
            case OS -> orNotSet(origin.os());
            case PAGE, HOUR, DAY -> throw new IllegalArgumentException(dimension + ": no property of a session");
        };
    }

    private static String orNotSet(String text) {
        return text.isEmpty() ? "(not set)" : text;
    }

    private boolean passes(Visit visit) {
        return query.filters().stream()
                .filter(filter -> filter.dimension() != Dimension.PAGE)
                .allMatch(filter -> passes(filter, property(visit.origin(), filter.dimension())));
    }

    private boolean pagePasses(String page) {
        return query.filters().stream()
                .filter(filter -> filter.dimension() == Dimension.PAGE)
                .allMatch(filter -> passes(filter, orNotSet(page)));
    }

    private static boolean passes(Filter filter, String value) {
        return filter.values().contains(value) == (filter.operator() == Filter.Operator.IS);
    }

    private Instant begin() {
        return query.range().from().atStartOfDay(world.site().timezone()).toInstant();
    }

    private Instant end() {
        return query.range()
                .to()
                .plusDays(1)
                .atStartOfDay(world.site().timezone())
                .toInstant();
    }

    private boolean isInRange(Instant time) {
        return !time.isBefore(begin()) && time.isBefore(end());
    }

    private static boolean isOfEvents(Metric metric) {
        return switch (metric) {
            case VISITORS, PAGEVIEWS, EVENTS, REVENUE -> true;
            case SESSIONS, BOUNCE_RATE, VISIT_DURATION -> false;
        };
    }

    private List<BigDecimal> metrics(Group group) {
        return query.metrics().stream().map(metric -> metric(metric, group)).toList();
    }

    private BigDecimal metric(Metric metric, Group group) {
        return switch (metric) {
            case VISITORS -> BigDecimal.valueOf(group.clients.size());
            case SESSIONS -> BigDecimal.valueOf(group.visits.size());
            case EVENTS -> BigDecimal.valueOf(group.hits.size());
            case PAGEVIEWS -> BigDecimal.valueOf(group.hits.stream()
                    .filter(hit -> hit.name().equals("page_view"))
                    .count());
            case REVENUE -> group.hits.stream()
                    .filter(hit -> hit.currency().equals(world.site().currency()))
                    .map(StatsEvaluator::revenue)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            case BOUNCE_RATE -> rounded(average(group, visit -> visit.isBounce() ? 100L : 0L), 1);
            case VISIT_DURATION -> rounded(
                    average(group, visit -> visit.duration().toMillis()).movePointLeft(3), 1);
        };
    }

    private static BigDecimal revenue(Hit hit) {
        return switch (hit.name()) {
            case "purchase" -> hit.value();
            case "refund" -> hit.value().negate();
            default -> BigDecimal.ZERO;
        };
    }

    private static BigDecimal average(Group group, Function<Visit, Long> of) {
        long sum = group.visits.stream().mapToLong(of::apply).sum();
        return group.visits.isEmpty()
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(group.visits.size()), 12, RoundingMode.HALF_UP);
    }

    private static BigDecimal rounded(BigDecimal value, int scale) {
        return value.setScale(scale, RoundingMode.HALF_UP);
    }

    private Comparator<Map.Entry<List<String>, Group>> order() {
        Comparator<Map.Entry<List<String>, Group>> order = Comparator.comparing(any -> 0);
        for (Order by : query.orders()) {
            Comparator<Map.Entry<List<String>, Group>> next = by(by.column());
            order = order.thenComparing(by.descending() ? next.reversed() : next);
        }
        for (Dimension dimension : query.dimensions()) {
            order = order.thenComparing(by(new Column.By(dimension)));
        }
        return order;
    }

    private Comparator<Map.Entry<List<String>, Group>> by(Column column) {
        if (column instanceof Column.By by) {
            int index = query.dimensions().indexOf(by.dimension());
            return Comparator.comparing(
                    entry -> entry.getKey().get(index).getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);
        }
        Metric metric = ((Column.Of) column).metric();
        return switch (metric) {
            case BOUNCE_RATE -> Comparator.comparing(
                    entry -> average(entry.getValue(), visit -> visit.isBounce() ? 100L : 0L));
            case VISIT_DURATION -> Comparator.comparing(
                    entry -> average(entry.getValue(), visit -> visit.duration().toMillis()));
            default -> Comparator.comparing(entry -> metric(metric, entry.getValue()));
        };
    }
}
