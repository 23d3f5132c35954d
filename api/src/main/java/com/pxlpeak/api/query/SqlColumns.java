package com.pxlpeak.api.query;

import com.pxlpeak.api.query.Dimension.Scope;
import com.pxlpeak.cluster.tenancy.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables as a query about one site and range sees them: {@code e} events, {@code s} sessions, {@code v} visits. */
final class SqlColumns {

    /**
     * How long before the range a session may have begun whose events in the range still find it. Reading further back
     * costs time for the sake of visitors who do not pause for half an hour in a week.
     */
    private static final Duration LONGEST_SESSION = Duration.ofDays(7);

    private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);

    private static final Map<Dimension, String> SESSION_COLUMNS = Map.of(
            Dimension.PAGE, "entry_page",
            Dimension.SOURCE, "source",
            Dimension.MEDIUM, "medium",
            Dimension.CAMPAIGN, "campaign",
            Dimension.CHANNEL, "channel",
            Dimension.COUNTRY, "country",
            Dimension.DEVICE, "device_type",
            Dimension.BROWSER, "browser",
            Dimension.OS, "os");

    private final Site site;
    private final Instant begin;
    private final Instant end;
    private final SqlValues values;
    private final String siteId;
    private final String from;
    private final String until;

    SqlColumns(Site site, DateRange range, SqlValues values) {
        this.site = site;
        this.begin = range.begin(site.timezone());
        this.end = range.end(site.timezone());
        this.values = values;
        this.siteId = values.text("site", site.id().value());
        this.from = time(values.millis("from", begin));
        this.until = time(values.millis("until", end));
        values.text("currency", site.currency());
    }

    private static String time(String millis) {
        return "fromUnixTimestamp64Milli(" + millis + ", 'UTC')";
    }

    /** Of this site, within the range. */
    String inRange(String table, String time) {
        return table + ".site_id = " + siteId + " AND " + table + "." + time + " >= " + from + " AND " + table + "."
                + time + " < " + until;
    }

    String ofEvents(Dimension dimension) {
        return switch (dimension.scope()) {
            case EVENT -> orUnknown(dimension, "e.page_path");
            case SESSION -> orUnknown(dimension, "v." + SESSION_COLUMNS.get(dimension));
            case TIME -> ofTime(dimension, "e.event_time");
        };
    }

    String ofSessions(Dimension dimension) {
        return dimension.isTime()
                ? ofTime(dimension, "s.started_at")
                : orUnknown(dimension, "s." + SESSION_COLUMNS.get(dimension));
    }

    /** Of the quarters of hours that {@link #quarterHours} gives. */
    String ofQuarterHours(Dimension dimension) {
        return ofTime(dimension, "q.time");
    }

    private String ofTime(Dimension dimension, String column) {
        String local = LocalTime.of(column, site.timezone(), begin, end);
        return (dimension == Dimension.DAY ? "toDate(" : "toStartOfHour(") + local + ")";
    }

    private static String orUnknown(Dimension dimension, String column) {
        return "if(" + column + " = '', '" + dimension.unknown() + "', " + column + ")";
    }

    /** As text, of a column that {@link #ofEvents} and {@link #ofSessions} made. */
    String shown(Dimension dimension, String column) {
        return switch (dimension) {
            case DAY -> "toString(" + column + ")";
            case HOUR -> "formatDateTime(" + column + ", '%Y-%m-%dT%H:00')";
            default -> column;
        };
    }

    String ofEvents(Filter filter) {
        return condition(ofEvents(filter.dimension()), filter);
    }

    String ofSessions(Filter filter) {
        return condition(ofSessions(filter.dimension()), filter);
    }

    private String condition(String column, Filter filter) {
        return column
                + (filter.operator() == Filter.Operator.IS ? " IN " : " NOT IN ")
                + filter.values().stream().map(values::given).collect(Collectors.joining(", ", "(", ")"));
    }

    /** All quarters of an hour in the range; any local hour or day that begins in it holds one. */
    String quarterHours() {
        int quarters = (int) Duration.between(begin, end).dividedBy(QUARTER_HOUR);
        String number = "toInt64(arrayJoin(range(" + values.number("quarters", quarters) + ")))";
        return "SELECT " + time(values.millis("from", begin) + " + " + QUARTER_HOUR.toMillis() + " * " + number)
                + " AS time";
    }

    /**
     * Sessions that events of the range may belong to, under every id they had: one that was merged into another keeps
     * its name in the events.
     */
    String visits(String filters) {
        String properties = Arrays.stream(Dimension.values())
                .filter(dimension -> dimension.scope() == Scope.SESSION)
                .map(SESSION_COLUMNS::get)
                .map(column -> "s." + column + " AS " + column)
                .collect(Collectors.joining(", "));
        return """
                WITH RECURSIVE
                merges AS (
                    SELECT from_id, into_id, toUInt32(1) AS step FROM session_merges FINAL WHERE site_id = %1$s
                    UNION ALL
                    SELECT m.from_id, n.into_id, toUInt32(m.step + 1) AS step
                    FROM merges AS m INNER JOIN session_merges AS n FINAL ON n.from_id = m.into_id
                    WHERE n.site_id = %1$s),
                merged AS (
                    SELECT last AS into_id, groupArray(from_id) AS ids
                    FROM (SELECT from_id, argMax(into_id, step) AS last FROM merges GROUP BY from_id)
                    GROUP BY last),
                visits AS (
                    SELECT arrayJoin(arrayPushBack(m.ids, s.session_id)) AS id, %2$s
                    FROM sessions AS s FINAL LEFT JOIN merged AS m ON m.into_id = s.session_id
                    WHERE s.site_id = %1$s AND s.started_at >= %3$s AND s.started_at < %4$s AND s.ended_at >= %5$s
                        AND s.is_deleted = 0%6$s)
                """
                .formatted(siteId, properties, reach(), until, from, filters);
    }

    private String reach() {
        return time(values.millis("reach", begin.minus(LONGEST_SESSION)));
    }
}
