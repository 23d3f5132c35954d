package com.pxlpeak.api.query;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Gathers the values of a statement; what it gives for each is the place that the server binds it to. */
public final class SqlValues {

    private final Map<String, String> values = new HashMap<>();
    private int unnamed;

    public String text(String name, String value) {
        return place(name, value, "String");
    }

    /** A value that a caller gave. */
    String given(String value) {
        return text("given" + unnamed++, value);
    }

    /** Several values; the place is for {@code IN}. */
    public String texts(String name, List<String> all) {
        return place(
                name, all.stream().map(SqlValues::quoted).collect(Collectors.joining(",", "[", "]")), "Array(String)");
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    public String number(String name, int value) {
        return place(name, Integer.toString(value), "UInt32");
    }

    public String millis(String name, Instant value) {
        return place(name, Long.toString(value.toEpochMilli()), "Int64");
    }

    private String place(String name, String value, String type) {
        String before = values.putIfAbsent(name, value);
        if (before != null && !before.equals(value)) {
            throw new IllegalStateException(name + ": " + value + " (expected: " + before + ", as bound before)");
        }
        return "{" + name + ":" + type + "}";
    }

    public Sql sql(String text) {
        return new Sql(text, values);
    }
}
