package com.pxlpeak.api.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A number that a report can show. */
public enum Metric {
    /** Distinct clients. */
    VISITORS,
    /** Sessions that started in the range. */
    SESSIONS,
    /** Events named {@code page_view}. */
    PAGEVIEWS,
    EVENTS,
    /** Share of sessions with a single interactive event: 0 to 100, one decimal. */
    BOUNCE_RATE,
    /** Seconds from a session's first event to its last, on average, zeros included: one decimal. */
    VISIT_DURATION,
    /** Purchases less refunds, in the site's currency; amounts of other currencies are not counted. */
    REVENUE;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Metric> of(String key) {
        return Arrays.stream(values())
                .filter(metric -> metric.key().equals(key))
                .findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Metric::key).toList();
    }
}
