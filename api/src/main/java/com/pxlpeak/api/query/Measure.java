package com.pxlpeak.api.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What ClickHouse counts, each from one table; metrics are worked out of these, exactly. */
enum Measure {
    VISITORS(Table.EVENTS, "uniqExact(e.client_id)", "toUInt64(0)"),
    PAGEVIEWS(Table.EVENTS, "countIf(e.event_name = 'page_view')", "toUInt64(0)"),
    EVENTS(Table.EVENTS, "count()", "toUInt64(0)"),
    REVENUE(
            Table.EVENTS,
            "sumIf(if(e.event_name = 'refund', -e.value, e.value),"
                    + " e.event_name IN ('purchase', 'refund') AND e.currency = {currency:String})",
            "toDecimal128(0, 4)"),
    SESSIONS(Table.SESSIONS, "count()", "toUInt64(0)"),
    BOUNCES(Table.SESSIONS, "countIf(s.interactive_events = 1)", "toUInt64(0)"),
    DURATION_MILLIS(
            Table.SESSIONS,
            "sum(toUnixTimestamp64Milli(s.ended_at) - toUnixTimestamp64Milli(s.started_at))",
            "toInt64(0)");

    enum Table {
        EVENTS,
        SESSIONS
    }

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MILLIS_PER_SECOND = BigDecimal.valueOf(1000);

    private final Table table;
    private final String sql;
    private final String zero;

    Measure(Table table, String sql, String zero) {
        this.table = table;
        this.sql = sql;
        this.zero = zero;
    }

    Table table() {
        return table;
    }

    /** Its aggregate, where its table stands in the query as {@code e} or {@code s}. */
    String sql() {
        return sql;
    }

    /** What the other table adds to it. */
    String zero() {
        return zero;
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Set<Measure> neededFor(List<Metric> metrics) {
        Set<Measure> needed = EnumSet.noneOf(Measure.class);
        metrics.forEach(metric -> needed.addAll(neededFor(metric)));
        return needed;
    }

    private static Set<Measure> neededFor(Metric metric) {
        return switch (metric) {
            case VISITORS -> EnumSet.of(VISITORS);
            case SESSIONS -> EnumSet.of(SESSIONS);
            case PAGEVIEWS -> EnumSet.of(PAGEVIEWS);
            case EVENTS -> EnumSet.of(EVENTS);
            case BOUNCE_RATE -> EnumSet.of(SESSIONS, BOUNCES);
            case VISIT_DURATION -> EnumSet.of(SESSIONS, DURATION_MILLIS);
            case REVENUE -> EnumSet.of(REVENUE);
        };
    }

    /** The metric, of the measures it needs. */
    static BigDecimal metric(Metric metric, Map<Measure, BigDecimal> measured) {
        return switch (metric) {
            case VISITORS -> value(measured, VISITORS);
            case SESSIONS -> value(measured, SESSIONS);
            case PAGEVIEWS -> value(measured, PAGEVIEWS);
            case EVENTS -> value(measured, EVENTS);
            case BOUNCE_RATE -> perSession(measured, value(measured, BOUNCES).multiply(HUNDRED));
            case VISIT_DURATION -> perSession(
                    measured, value(measured, DURATION_MILLIS).divide(MILLIS_PER_SECOND));
            case REVENUE -> value(measured, REVENUE);
        };
    }

    /** What rows are ordered by: of an average the exact value, not the rounded one that is shown. */
    static String order(Metric metric) {
        return switch (metric) {
            case BOUNCE_RATE -> "if(sessions = 0, 0, bounces / sessions)";
            case VISIT_DURATION -> "if(sessions = 0, 0, duration_millis / sessions)";
            default -> metric.key();
        };
    }

    private static BigDecimal perSession(Map<Measure, BigDecimal> measured, BigDecimal sum) {
        BigDecimal sessions = value(measured, SESSIONS);
        return sessions.signum() == 0 ? BigDecimal.ZERO : sum.divide(sessions, 1, RoundingMode.HALF_UP);
    }

    private static BigDecimal value(Map<Measure, BigDecimal> measured, Measure measure) {
        BigDecimal value = measured.get(measure);
        if (value == null) {
            throw new IllegalStateException("measure: " + measure + " not asked for (expected: what a metric needs)");
        }
        return value;
    }
}
