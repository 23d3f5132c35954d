package com.pxlpeak.api.query;

import java.util.List;
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
        return Keys.of(this);
    }

    static Optional<Metric> of(String key) {
        return Keys.find(Metric.class, key);
    }

    static List<String> keys() {
        return Keys.all(Metric.class);
    }
}
