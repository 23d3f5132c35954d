package com.pxlpeak.api.query;

import java.util.List;

/**
 * Keeps what has one of the values, or none of them. Values are as shown: {@code (direct)} selects visits of unknown
 * source.
 */
public record Filter(Dimension dimension, Operator operator, List<String> values) {

    public Filter {
        if (dimension.isTime()) {
            throw new IllegalArgumentException(
                    "filter: " + dimension.key() + " (expected: one of " + Dimension.filterableKeys() + ")");
        }
        if (values.isEmpty()) {
            throw new IllegalArgumentException("filter: " + dimension.key() + " without values (expected: at least 1)");
        }
        values = List.copyOf(values);
    }

    public enum Operator {
        IS,
        IS_NOT
    }
}
