package com.pxlpeak.api.query;

import java.util.Map;

/**
 * A statement and what the server binds to its {@code {name:Type}} places.
 *
 * @param values unescaped
 */
public record Sql(String text, Map<String, String> values) {

    public Sql {
        values = Map.copyOf(values);
    }
}
