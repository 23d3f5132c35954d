package com.pxlpeak.api.query;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Gathers the values of a statement; what it gives for each is the place that the server binds it to. */
final class SqlValues {

    private final Map<String, String> values = new HashMap<>();
    private int unnamed;

    String text(String name, String value) {
        return place(name, value, "String");
    }

    /** A value that a caller gave. */
    String given(String value) {
        return text("given" + unnamed++, value);
    }

    String number(String name, int value) {
        return place(name, Integer.toString(value), "UInt32");
    }

    String millis(String name, Instant value) {
        return place(name, Long.toString(value.toEpochMilli()), "Int64");
    }

    private String place(String name, String value, String type) {
        String before = values.putIfAbsent(name, value);
        if (before != null && !before.equals(value)) {
            throw new IllegalStateException(name + ": " + value + " (expected: " + before + ", as bound before)");
        }
        return "{" + name + ":" + type + "}";
    }

    Sql sql(String text) {
        return new Sql(text, values);
    }
}
