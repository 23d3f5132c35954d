package com.pxlpeak.projections.rollup;

import com.pxlpeak.cluster.event.Bot;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The statements by which hours are counted. */
final class RollupSql {

    private static final String HOURS = "WITH due AS (SELECT pair.1 AS site_id, toDateTime(pair.2, 'UTC') AS hour FROM"
            + " (SELECT arrayJoin(arrayZip({sites:Array(String)}, {hours:Array(UInt32)})) AS pair)) ";

    /** Bots are kept apart. */
    private static final String PEOPLE = " AND bot_score < " + Bot.THRESHOLD;

    /** The same as {@code Event.revenue} and {@code Event.isPageView}. */
    private static final String EVENTS = "SELECT site_id, toStartOfHour(event_time) AS hour, 1 AS is_event,"
            + " 0 AS is_session, client_id, toUUID('00000000-0000-0000-0000-000000000000') AS session_id,"
            + " event_name = 'page_view' AS is_page_view,"
            + " if(event_name IN ('purchase', 'refund'), toString(currency), '') AS currency,"
            + " toDecimal128(if(event_name = 'refund', -value, value), 4) AS amount"
            + " FROM events FINAL WHERE site_id IN {sites:Array(String)}"
            + " AND toDate(event_time) IN {days:Array(Date)}"
            + " AND (site_id, toStartOfHour(event_time)) IN (SELECT site_id, hour FROM due)" + PEOPLE;

    private static final String SESSIONS = "SELECT site_id, toStartOfHour(started_at), 0, 1, client_id, session_id,"
            + " 0, '', toDecimal128(0, 4)"
            + " FROM sessions FINAL WHERE is_deleted = 0 AND site_id IN {sites:Array(String)}"
            + " AND toDate(started_at) IN {days:Array(Date)}"
            + " AND (site_id, toStartOfHour(started_at)) IN (SELECT site_id, hour FROM due)" + PEOPLE;

    /** So that an hour without events gets a row that says so. */
    private static final String NOTHING = "SELECT site_id, hour, 0, 0, '',"
            + " toUUID('00000000-0000-0000-0000-000000000000'), 0, '', toDecimal128(0, 4) FROM due";

    private RollupSql() {}

    /** The hours with a mark that is at least so old, those that have waited longest first. */
    static Statement due(Duration settled, int atMost) {
        // A mark of the future is one that was set before the clock was put back.
        return new Statement(
                "SELECT site_id, toUnixTimestamp(hour) AS epoch_second,"
                        + " dateDiff('millisecond', snowflakeIDToDateTime64(min(mark)), now64(3)) AS age"
                        + " FROM dirty_hours GROUP BY site_id, hour HAVING age >= {settled:Int64} OR age < 0"
                        + " ORDER BY min(mark) LIMIT {atMost:UInt32}",
                Map.of("settled", settled.toMillis(), "atMost", atMost));
    }

    /** A number above all marks that were set, and the generation that these hours have now. */
    static Statement draw(List<SiteHour> hours) {
        return new Statement(
                HOURS + "SELECT generateSnowflakeID() AS bound, max(generation) AS generation FROM hour_rollups"
                        + " WHERE (site_id, hour) IN (SELECT site_id, hour FROM due)",
                values(hours));
    }

    /** Counts the hours and puts them in the place of those counted before. */
    static Statement count(List<SiteHour> hours, long generation) {
        Map<String, Object> values = values(hours);
        values.put("days", array(hours, hour -> quoted(day(hour.hour()))));
        values.put("generation", generation);
        return new Statement(
                "INSERT INTO hour_rollups (site_id, hour, generation, visitors, sessions, page_views, events, revenue) "
                        + HOURS + "SELECT site_id, hour, {generation:UInt64},"
                        + " uniqExactStateIf(toString(client_id), is_event = 1),"
                        + " uniqExactStateIf(session_id, is_session = 1),"
                        + " sum(is_page_view), sum(is_event), sumMapIf(map(currency, amount), currency != '')"
                        + " FROM (" + EVENTS + " UNION ALL " + SESSIONS + " UNION ALL " + NOTHING + ")"
                        + " GROUP BY site_id, hour",
                values);
    }

    /** Forgets the marks that a count has answered which began after the bound was drawn. */
    static Statement forget(List<SiteHour> hours, long bound) {
        Map<String, Object> values = values(hours);
        values.put("bound", bound);
        return new Statement(
                // A mutation: of so small a table it costs less than a DELETE, which would leave the rows to a merge.
                "ALTER TABLE dirty_hours DELETE WHERE mark < {bound:UInt64} AND (site_id, toUnixTimestamp(hour)) IN"
                        + " (SELECT arrayJoin(arrayZip({sites:Array(String)}, {hours:Array(UInt32)})))"
                        + " SETTINGS mutations_sync = 1",
                values);
    }

    private static Map<String, Object> values(List<SiteHour> hours) {
        Map<String, Object> values = new HashMap<>();
        values.put("sites", array(hours, hour -> quoted(hour.site().value())));
        values.put("hours", array(hours, hour -> Long.toString(hour.hour().getEpochSecond())));
        return values;
    }

    private static String day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** What a site may be named holds nothing that would need an escape. */
    private static String quoted(String text) {
        return "'" + text + "'";
    }

    private static String array(Collection<SiteHour> hours, Function<SiteHour, String> element) {
        return hours.stream().map(element).collect(Collectors.joining(",", "[", "]"));
    }
}
