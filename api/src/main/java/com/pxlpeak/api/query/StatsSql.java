package com.pxlpeak.api.query;

import com.pxlpeak.api.query.Dimension.Scope;
import com.pxlpeak.api.query.Measure.Table;
import com.pxlpeak.api.query.Order.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Compiles a query to SQL. Events and sessions are counted apart, each by its own dimensions, and then added up row by
 * row: no number is counted by both, so each adds nothing to the other's. A timeline's empty hours and days come the
 * same way, as rows that count nothing.
 */
final class StatsSql {

    private final StatsQuery query;
    private final SqlValues values;
    private final SqlColumns columns;
    private final Set<Measure> measures;

    private StatsSql(SiteScope scope, StatsQuery query) {
        this.query = query;
        this.values = new SqlValues();
        this.columns = new SqlColumns(scope.site(), query.range(), values);
        this.measures = Measure.neededFor(query.metrics());
    }

    /** Answers with the columns {@code shown_d0}…, one for each measure, and {@code total_rows}. */
    static Sql rows(SiteScope scope, StatsQuery query) {
        return new StatsSql(scope, query).rows();
    }

    /** Answers with one row of one column for each measure. */
    static Sql totals(SiteScope scope, StatsQuery query) {
        return new StatsSql(scope, query.total()).totals();
    }

    /** How many rows there are, for a page beyond the last. */
    static Sql rowCount(SiteScope scope, StatsQuery query) {
        return new StatsSql(scope, query).rowCount();
    }

    /** Through when all accepted events are in the tables; no row while that is not known. */
    static Sql asOf() {
        return new SqlValues().sql("SELECT toUnixTimestamp64Milli(as_of) AS as_of FROM tables_as_of");
    }

    private Sql rows() {
        return values.sql(visits() + "SELECT " + outerColumns() + ", count() OVER () AS total_rows FROM (" + parts()
                + ")" + groupBy() + orderBy()
                + " LIMIT " + values.number("limit", query.limit())
                + " OFFSET " + values.number("offset", query.offset()));
    }

    private Sql totals() {
        return values.sql(visits() + "SELECT " + outerColumns() + " FROM (" + parts() + ")");
    }

    private Sql rowCount() {
        return values.sql(
                visits() + "SELECT count() AS total_rows FROM (SELECT 1 FROM (" + parts() + ")" + groupBy() + ")");
    }

    private String parts() {
        List<String> parts = new ArrayList<>();
        if (counts(Table.EVENTS)) {
            parts.add(events());
        }
        if (counts(Table.SESSIONS)) {
            parts.add(sessions());
        }
        if (query.isTimeline()) {
            parts.add(emptyBuckets());
        }
        return String.join(" UNION ALL ", parts);
    }

    private boolean counts(Table table) {
        return measures.stream().anyMatch(measure -> measure.table() == table);
    }

    private String events() {
        return "SELECT " + innerColumns(columns::ofEvents, measure -> measure.table() == Table.EVENTS)
                + " FROM events AS e FINAL" + joinedVisits()
                + " WHERE " + columns.inRange("e", "event_time")
                + query.traffic().sql("e")
                + conditions(Scope.EVENT, columns::ofEvents) + groupBy();
    }

    private String sessions() {
        return "SELECT " + innerColumns(columns::ofSessions, measure -> measure.table() == Table.SESSIONS)
                + " FROM sessions AS s FINAL"
                + " WHERE " + columns.inRange("s", "started_at") + " AND s.is_deleted = 0"
                + query.traffic().sql("s")
                + conditions(Scope.EVENT, columns::ofSessions)
                + conditions(Scope.SESSION, columns::ofSessions) + groupBy();
    }

    private String emptyBuckets() {
        return "SELECT DISTINCT " + innerColumns(columns::ofQuarterHours, measure -> false) + " FROM ("
                + columns.quarterHours() + ") AS q";
    }

    private String visits() {
        return needsVisits() ? columns.visits(conditions(Scope.SESSION, columns::ofSessions)) : "";
    }

    /** Filtered by its session, an event counts if that passes; else it counts even if its session is not known. */
    private String joinedVisits() {
        if (!needsVisits()) {
            return "";
        }
        return (isFilteredBySession() ? " LEFT SEMI JOIN" : " LEFT ANY JOIN") + " visits AS v ON v.id = e.session_id";
    }

    private boolean needsVisits() {
        return counts(Table.EVENTS)
                && (isFilteredBySession()
                        || query.dimensions().stream().anyMatch(dimension -> dimension.scope() == Scope.SESSION));
    }

    private boolean isFilteredBySession() {
        return query.filters().stream().anyMatch(filter -> filter.dimension().scope() == Scope.SESSION);
    }

    private String conditions(Scope scope, Function<Filter, String> sql) {
        return query.filters().stream()
                .filter(filter -> filter.dimension().scope() == scope)
                .map(filter -> " AND " + sql.apply(filter))
                .collect(Collectors.joining());
    }

    private String innerColumns(Function<Dimension, String> sql, Predicate<Measure> isCounted) {
        List<String> list = new ArrayList<>();
        dimensions((dimension, column) -> list.add(sql.apply(dimension) + " AS " + column));
        for (Measure measure : measures) {
            list.add((isCounted.test(measure) ? measure.sql() : measure.zero()) + " AS m_" + measure.column());
        }
        return String.join(", ", list);
    }

    private String outerColumns() {
        List<String> list = new ArrayList<>();
        dimensions((dimension, column) -> list.add(columns.shown(dimension, column) + " AS shown_" + column));
        for (Measure measure : measures) {
            list.add("sum(m_" + measure.column() + ") AS " + measure.column());
        }
        return String.join(", ", list);
    }

    private String groupBy() {
        List<String> list = new ArrayList<>();
        dimensions((dimension, column) -> list.add(column));
        return list.isEmpty() ? "" : " GROUP BY " + String.join(", ", list);
    }

    private String orderBy() {
        List<String> list = new ArrayList<>();
        query.orders().forEach(order -> list.add(sql(order.column()) + (order.descending() ? " DESC" : " ASC")));
        dimensions((dimension, column) -> list.add(column + " ASC"));
        return list.isEmpty() ? "" : " ORDER BY " + String.join(", ", list);
    }

    private String sql(Column column) {
        if (column instanceof Column.By by) {
            return "d" + query.dimensions().indexOf(by.dimension());
        }
        if (column instanceof Column.Of of) {
            return Measure.order(of.metric());
        }
        throw new IllegalStateException("column: " + column + " (expected: a metric or a dimension)");
    }

    private void dimensions(BiConsumer<Dimension, String> each) {
        for (int i = 0; i < query.dimensions().size(); i++) {
            each.accept(query.dimensions().get(i), "d" + i);
        }
    }
}
