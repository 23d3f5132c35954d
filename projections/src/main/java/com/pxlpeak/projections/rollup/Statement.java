package com.pxlpeak.projections.rollup;

import java.util.Map;

/** SQL and what the server binds to its {@code {name:Type}} places. */
record Statement(String sql, Map<String, Object> values) {

    Statement {
        values = Map.copyOf(values);
    }
}
