package com.pxlpeak.projections.rollup;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * {@code pxlpeak.projections.rollups}.
 *
 * @param settle how long an hour waits for further rows before it is counted again
 * @param interval how often dirty hours are looked for
 * @param hoursAtOnce most hours counted by one statement
 * @param share of the time that is spent counting at most, under load
 */
public record RollupSettings(Duration settle, Duration interval, int hoursAtOnce, double share) {

    public RollupSettings {
        if (hoursAtOnce < 1 || hoursAtOnce > 1_000) {
            throw new IllegalArgumentException("hours-at-once: " + hoursAtOnce + " (expected: 1 to 1000)");
        }
        if (share <= 0 || share > 1) {
            throw new IllegalArgumentException("share: " + share + " (expected: above 0, at most 1)");
        }
    }

    public static RollupSettings from(Config config) {
        return new RollupSettings(
                config.getDuration("settle"),
                config.getDuration("interval"),
                config.getInt("hours-at-once"),
                config.getDouble("share"));
    }
}
