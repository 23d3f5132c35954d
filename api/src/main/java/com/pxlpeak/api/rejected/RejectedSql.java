package com.pxlpeak.api.rejected;

import com.pxlpeak.api.query.SiteScope;
import com.pxlpeak.api.query.Sql;
import com.pxlpeak.api.query.SqlValues;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The statements about {@code rejected_events}. */
final class RejectedSql {

    /** Bounds what a page takes in memory; its first event is always there. */
    private static final int PAGE_BYTES = 4 * 1024 * 1024;

    private static final String ORDER = " ORDER BY received_at DESC, id DESC";

    private final SqlValues values = new SqlValues();
    private final String site;

    private RejectedSql(SiteScope scope) {
        this.site = "site_id = " + values.text("site", scope.site().id().value());
    }

    /** Which events come first is found by the key alone, before their payloads are read. */
    static Sql page(SiteScope scope, RejectedQuery query) {
        RejectedSql sql = new RejectedSql(scope);
        String keys =
                "SELECT received_at, id FROM rejected_events FINAL WHERE " + sql.where(query.filter(), query.after())
                        + ORDER + " LIMIT " + sql.values.number("limit", query.limit());
        return sql.values.sql(
                "SELECT id, toUnixTimestamp64Milli(received_at) AS received_ms, stage, code, path, message,"
                        + " event_id, client_id, payload, context, source,"
                        + " ifNull(toUnixTimestamp64Milli(replayed_at), toInt64(0)) AS replayed_ms"
                        + " FROM (SELECT *, sum(length(payload)) OVER (" + ORDER.strip()
                        + " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS bytes_before"
                        + " FROM rejected_events FINAL WHERE " + sql.site + " AND (received_at, id) IN (" + keys + "))"
                        + " WHERE bytes_before < " + PAGE_BYTES + ORDER);
    }

    /** How many come after an event. */
    static Sql left(SiteScope scope, RejectedFilter filter, RejectedCursor after) {
        RejectedSql sql = new RejectedSql(scope);
        return sql.values.sql("SELECT toInt64(count()) AS rows_left FROM rejected_events FINAL WHERE "
                + sql.where(filter, Optional.of(after)));
    }

    static Sql summary(SiteScope scope, RejectedFilter filter) {
        RejectedSql sql = new RejectedSql(scope);
        return sql.values.sql("SELECT stage, code, toInt64(count()) AS events FROM rejected_events FINAL WHERE "
                + sql.where(filter, Optional.empty()) + " GROUP BY stage, code ORDER BY events DESC, stage, code");
    }

    /** A row that says so takes the place of the one before, whichever of the two is inserted again later. */
    static Sql mark(SiteScope scope, List<RejectedItem> items) {
        RejectedSql sql = new RejectedSql(scope);
        List<Instant> times =
                items.stream().map(RejectedItem::receivedAt).sorted().toList();
        return sql.values.sql("INSERT INTO rejected_events"
                + " SELECT * REPLACE (now64(3, 'UTC') AS replayed_at, toUInt8(1) AS revision)"
                + " FROM (SELECT * FROM rejected_events FINAL WHERE " + sql.site
                + " AND received_at >= " + sql.time("first", times.get(0))
                + " AND received_at <= " + sql.time("last", times.get(times.size() - 1))
                + " AND id IN "
                + sql.values.texts("ids", items.stream().map(RejectedItem::id).toList())
                + " AND replayed_at IS NULL)");
    }

    private String where(RejectedFilter filter, Optional<RejectedCursor> after) {
        StringBuilder where = new StringBuilder(site);
        // What is older goes at some time; until then it is not told of either.
        where.append(" AND received_at >= now64(3, 'UTC') - INTERVAL 30 DAY");
        filter.from().ifPresent(from -> where.append(" AND received_at >= ").append(time("from", from)));
        filter.to().ifPresent(to -> where.append(" AND received_at < ").append(time("to", to)));
        if (!filter.ids().isEmpty()) {
            where.append(" AND id IN ").append(values.texts("ids", filter.ids()));
        }
        if (!filter.codes().isEmpty()) {
            where.append(" AND code IN ").append(values.texts("codes", filter.codes()));
        }
        if (!filter.stages().isEmpty()) {
            where.append(" AND stage IN ")
                    .append(values.texts(
                            "stages",
                            filter.stages().stream().map(RejectedStage::key).toList()));
        }
        where.append(
                switch (filter.status()) {
                    case OPEN -> " AND replayed_at IS NULL";
                    case REPLAYED -> " AND replayed_at IS NOT NULL";
                    case ALL -> "";
                });
        after.ifPresent(cursor -> {
            String at = time("after", cursor.receivedAt());
            where.append(" AND received_at <= ").append(at);
            where.append(" AND (received_at < ").append(at);
            where.append(" OR id < ")
                    .append(values.text("after_id", cursor.id()))
                    .append(")");
        });
        return where.toString();
    }

    private String time(String name, Instant time) {
        return "fromUnixTimestamp64Milli(" + values.millis(name, time) + ", 'UTC')";
    }
}
