package com.pxlpeak.api.query;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a report can be broken down by. */
public enum Dimension {
    /** Of an event its page; of a session its entry page. */
    PAGE(Scope.EVENT, "(not set)"),
    SOURCE(Scope.SESSION, "(direct)"),
    MEDIUM(Scope.SESSION, "(none)"),
    CAMPAIGN(Scope.SESSION, "(not set)"),
    /** Of GA4's default channel group. */
    CHANNEL(Scope.SESSION, "(not set)"),
    COUNTRY(Scope.SESSION, "(not set)"),
    DEVICE(Scope.SESSION, "(not set)"),
    BROWSER(Scope.SESSION, "(not set)"),
    OS(Scope.SESSION, "(not set)"),
    /** Local hour, such as {@code 2026-01-07T13:00}. An hour that the clock repeats is one. */
    HOUR(Scope.TIME, ""),
    /** Local day, such as {@code 2026-01-07}. */
    DAY(Scope.TIME, "");

    /** What a dimension is a property of. */
    enum Scope {
        EVENT,
        /** A filter on it selects whole sessions. */
        SESSION,
        /** Of an event its time; of a session its start. */
        TIME
    }

    private final Scope scope;
    private final String unknown;

    Dimension(Scope scope, String unknown) {
        this.scope = scope;
        this.unknown = unknown;
    }

    public String key() {
        return Keys.of(this);
    }

    Scope scope() {
        return scope;
    }

    boolean isTime() {
        return scope == Scope.TIME;
    }

    /** What is shown where there is no value. */
    String unknown() {
        return unknown;
    }

    static Optional<Dimension> of(String key) {
        return Keys.find(Dimension.class, key);
    }

    static List<String> keys() {
        return Keys.all(Dimension.class);
    }

    static List<String> filterableKeys() {
        return Arrays.stream(values())
                .filter(dimension -> !dimension.isTime())
                .map(Dimension::key)
                .toList();
    }
}
