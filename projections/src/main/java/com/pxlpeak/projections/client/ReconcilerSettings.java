package com.pxlpeak.projections.client;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * {@code pxlpeak.projections.reconciler}.
 *
 * @param interval between rounds
 * @param behind how long the projection must have been done with an entry
 * @param groupEntries most journal entries that are compared at once
 */
public record ReconcilerSettings(Duration interval, Duration behind, int groupEntries) {

    public ReconcilerSettings {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("interval: " + interval + " (expected: > 0)");
        }
        if (groupEntries < 1) {
            throw new IllegalArgumentException("group-entries: " + groupEntries + " (expected: >= 1)");
        }
    }

    public static ReconcilerSettings from(Config config) {
        return new ReconcilerSettings(
                config.getDuration("interval"), config.getDuration("behind"), config.getInt("group-entries"));
    }

    int roundsBehind() {
        return (int) behind.dividedBy(interval);
    }
}
