package com.pxlpeak.api.query;

import java.util.Map;

/**
 * What ClickHouse is asked for an answer: for measuring it elsewhere than in an answer.
 *
 * @param values what the server binds to the statement's {@code {name:Type}} places
 */
public record CompiledQuery(String sql, Map<String, String> values) {

    public CompiledQuery {
        values = Map.copyOf(values);
    }

    /** The rows of an answer. */
    public static CompiledQuery rows(SiteScope scope, StatsQuery query) {
        return of(StatsSql.rows(scope, query));
    }

    /** The totals of an answer. */
    public static CompiledQuery totals(SiteScope scope, StatsQuery query) {
        return of(StatsSql.totals(scope, query));
    }

    private static CompiledQuery of(Sql sql) {
        return new CompiledQuery(sql.text(), sql.values());
    }
}
