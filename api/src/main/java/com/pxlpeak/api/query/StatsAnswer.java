package com.pxlpeak.api.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The answer to a query.
 *
 * @param totals of everything together, not the rows added up: a visitor of two rows is one visitor
 * @param totalRows how many rows there are beyond this page
 * @param asOf all events that were accepted before then are counted; 1970 while that is not known of any
 */
public record StatsAnswer(List<Row> rows, List<BigDecimal> totals, long totalRows, Instant asOf) {

    public StatsAnswer {
        rows = List.copyOf(rows);
        totals = List.copyOf(totals);
    }

    /** Values in the order of the query's dimensions and metrics. */
    public record Row(List<String> dimensions, List<BigDecimal> metrics) {

        public Row {
            dimensions = List.copyOf(dimensions);
            metrics = List.copyOf(metrics);
        }
    }
}
