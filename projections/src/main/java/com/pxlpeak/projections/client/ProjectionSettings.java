package com.pxlpeak.projections.client;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * {@code pxlpeak.projections}.
 *
 * @param instances how many share the journals; each makes one insert a table at a time, so few are better than many
 * @param groupRows most facts of one insert
 * @param groupWithin longest that facts wait for others
 */
public record ProjectionSettings(int instances, int groupRows, Duration groupWithin) {

    public ProjectionSettings {
        if (instances < 1) {
            throw new IllegalArgumentException("instances: " + instances + " (expected: >= 1)");
        }
        if (groupRows < 1) {
            throw new IllegalArgumentException("group-rows: " + groupRows + " (expected: >= 1)");
        }
    }

    public static ProjectionSettings from(Config config) {
        return new ProjectionSettings(
                config.getInt("instances"), config.getInt("group-rows"), config.getDuration("group-within"));
    }
}
