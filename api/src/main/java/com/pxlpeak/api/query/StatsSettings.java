package com.pxlpeak.api.query;

import com.pxlpeak.projections.schema.ClickHouseAddress;
import com.typesafe.config.Config;
import java.time.Duration;

/**
 * {@code pxlpeak.api.stats}.
 *
 * @param concurrency queries that run at once
 * @param queue queries that wait for that; what is beyond is refused
 */
public record StatsSettings(ClickHouseAddress clickHouse, int concurrency, int queue, Duration timeout) {

    public StatsSettings {
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency: " + concurrency + " (expected: >= 1)");
        }
        if (queue < 1) {
            throw new IllegalArgumentException("queue: " + queue + " (expected: >= 1)");
        }
        if (timeout.toSeconds() < 1) {
            throw new IllegalArgumentException("timeout: " + timeout + " (expected: >= 1 s)");
        }
    }

    public static StatsSettings from(Config config) {
        return new StatsSettings(
                ClickHouseAddress.parse(config.getString("clickhouse")),
                config.getInt("concurrency"),
                config.getInt("queue"),
                config.getDuration("timeout"));
    }
}
