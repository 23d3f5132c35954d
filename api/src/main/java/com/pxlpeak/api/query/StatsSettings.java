package com.pxlpeak.api.query;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * {@code pxlpeak.api.stats}.
 *
 * @param url of ClickHouse's HTTP interface
 * @param concurrency queries that run at once
 * @param queue queries that wait for that; what is beyond is refused
 */
public record StatsSettings(
        String url, String database, String user, String password, int concurrency, int queue, Duration timeout) {

    public StatsSettings {
        if (!url.startsWith("http")) {
            throw new IllegalArgumentException("url: '" + url + "' (expected: http://… or https://…)");
        }
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
                config.getString("url"),
                config.getString("database"),
                config.getString("user"),
                config.getString("password"),
                config.getInt("concurrency"),
                config.getInt("queue"),
                config.getDuration("timeout"));
    }

    @Override
    public String toString() {
        return "StatsSettings[url=" + url + ", database=" + database + ", user=" + user + "]";
    }
}
