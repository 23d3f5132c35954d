package com.pxlpeak.api.query;

/** A column that rows are ordered by. */
public record Order(Column column, boolean descending) {

    /** A column of the answer. */
    public sealed interface Column {

        record Of(Metric metric) implements Column {}

        record By(Dimension dimension) implements Column {}
    }
}
