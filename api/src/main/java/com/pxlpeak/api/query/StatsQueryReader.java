package com.pxlpeak.api.query;

import com.pxlpeak.api.query.Order.Column;
import com.pxlpeak.api.query.Parameters.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a query from the parameters of a request; what is wrong with them is said of the parameter it is wrong with. */
public final class StatsQueryReader {

    /** The longest range that may be asked for: three years. */
    static final int MAX_DAYS = 3 * 366;

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_OFFSET = 10_000_000;
    private static final List<Metric> DEFAULT_METRICS = List.of(Metric.VISITORS, Metric.SESSIONS, Metric.PAGEVIEWS);
    private static final List<String> PERIODS = List.of("today", "yesterday", "7d", "30d");
    private static final List<String> NAMES = List.of(
            "startDate",
            "endDate",
            "period",
            "metrics",
            "dimensions",
            "filters",
            "orderBy",
            "limit",
            "offset",
            "traffic");

    private StatsQueryReader() {}

    /**
     * The query that a request asks.
     *
     * @param parameters percent-decoded, by name
     * @param zone of the site: says when today is
     */
    public static QueryReading read(Map<String, List<String>> parameters, ZoneId zone, Instant now) {
        try {
            return new QueryReading.Understood(query(Parameters.of(parameters, NAMES), LocalDate.ofInstant(now, zone)));
        } catch (Refusal refusal) {
            return refusal.refused();
        }
    }

    private static StatsQuery query(Parameters parameters, LocalDate today) throws Refusal {
        List<Metric> metrics = parameters.values("metrics", Metric::of, Metric.keys());
        if (metrics.isEmpty()) {
            metrics = DEFAULT_METRICS;
        }
        List<Dimension> dimensions = parameters.values("dimensions", Dimension::of, Dimension.keys());
        if (dimensions.size() > StatsQuery.MAX_DIMENSIONS) {
            throw new Refusal(
                    "dimensions",
                    "dimensions: " + dimensions.size() + " of them (expected: at most " + StatsQuery.MAX_DIMENSIONS
                            + ")");
        }
        return new StatsQuery(
                range(parameters, today),
                metrics,
                dimensions,
                Filters.read(parameters),
                orders(parameters, metrics, dimensions),
                parameters.number("limit", DEFAULT_LIMIT, 1, StatsQuery.MAX_LIMIT),
                parameters.number("offset", 0, 0, MAX_OFFSET),
                traffic(parameters));
    }

    private static Traffic traffic(Parameters parameters) throws Refusal {
        List<Traffic> asked = parameters.values("traffic", Traffic::of, Traffic.keys());
        if (asked.size() > 1) {
            throw new Refusal("traffic", "traffic: " + asked.size() + " of them (expected: one)", Traffic.keys());
        }
        return asked.isEmpty() ? Traffic.PEOPLE : asked.get(0);
    }

    private static DateRange range(Parameters parameters, LocalDate today) throws Refusal {
        boolean dates = parameters.text("startDate").isPresent()
                || parameters.text("endDate").isPresent();
        if (dates && parameters.text("period").isPresent()) {
            throw new Refusal("period", "period: given beside startDate and endDate (expected: one or the other)");
        }
        return dates ? range(parameters) : range(parameters.text("period").orElse("7d"), today);
    }

    /** Periods end today, which is not over, except yesterday. */
    private static DateRange range(String period, LocalDate today) throws Refusal {
        return switch (period) {
            case "today" -> new DateRange(today, today);
            case "yesterday" -> new DateRange(today.minusDays(1), today.minusDays(1));
            case "7d" -> new DateRange(today.minusDays(6), today);
            case "30d" -> new DateRange(today.minusDays(29), today);
            default -> throw new Refusal("period", "period: '" + period + "' is not known", PERIODS);
        };
    }

    private static DateRange range(Parameters parameters) throws Refusal {
        LocalDate from = date(parameters, "startDate");
        LocalDate to = date(parameters, "endDate");
        if (to.isBefore(from)) {
            throw new Refusal("endDate", "endDate: " + to + " (expected: not before startDate, " + from + ")");
        }
        if (ChronoUnit.DAYS.between(from, to) >= MAX_DAYS) {
            throw new Refusal("startDate", "startDate: more than " + MAX_DAYS + " days before endDate");
        }
        return new DateRange(from, to);
    }

    private static LocalDate date(Parameters parameters, String name) throws Refusal {
        String text = parameters
                .text(name)
                .orElseThrow(() -> new Refusal(name, name + ": missing (expected: startDate and endDate together)"));
        try {
            LocalDate date = LocalDate.parse(text);
            if (!date.isBefore(EARLIEST) && !date.isAfter(LATEST)) {
                return date;
            }
        } catch (DateTimeParseException e) {
            // Told below, like a date out of range.
        }
        throw new Refusal(
                name,
                name + ": '" + text + "' (expected: a date such as 2026-01-07, " + EARLIEST + " to " + LATEST + ")");
    }

    private static List<Order> orders(Parameters parameters, List<Metric> metrics, List<Dimension> dimensions)
            throws Refusal {
        List<Order> orders = new ArrayList<>();
        for (String name : parameters.names("orderBy")) {
            boolean descending = name.startsWith("-");
            String key = descending ? name.substring(1) : name;
            orders.add(new Order(column(key, metrics, dimensions), descending));
        }
        return orders.isEmpty() ? StatsQuery.defaultOrders(metrics, dimensions) : orders;
    }

    private static Column column(String key, List<Metric> metrics, List<Dimension> dimensions) throws Refusal {
        List<String> shown = Stream.concat(
                        metrics.stream().map(Metric::key), dimensions.stream().map(Dimension::key))
                .collect(Collectors.toList());
        if (!shown.contains(key)) {
            throw new Refusal("orderBy", "orderBy: '" + key + "' is no column of the answer", shown);
        }
        return Metric.of(key)
                .<Column>map(Column.Of::new)
                .or(() -> Dimension.of(key).map(Column.By::new))
                .orElseThrow();
    }
}
