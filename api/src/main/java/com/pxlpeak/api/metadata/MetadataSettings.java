package com.pxlpeak.api.metadata;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * {@code pxlpeak.api.metadata}.
 *
 * @param jdbcUrl of a PostgreSQL database, user and password included
 * @param keyMemory how long a key that was verified is trusted without verifying it again
 */
public record MetadataSettings(String jdbcUrl, int connections, Duration keyMemory) {

    public MetadataSettings {
        if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("jdbc-url: does not name a database (expected: jdbc:postgresql://…)");
        }
        if (connections < 1) {
            throw new IllegalArgumentException("connections: " + connections + " (expected: >= 1)");
        }
        if (keyMemory.isNegative() || keyMemory.isZero()) {
            throw new IllegalArgumentException("key-memory: " + keyMemory + " (expected: longer than nothing)");
        }
    }

    public static MetadataSettings from(Config config) {
        return new MetadataSettings(
                config.getString("jdbc-url"), config.getInt("connections"), config.getDuration("key-memory"));
    }

    /** Without the address, which may hold a password. */
    @Override
    public String toString() {
        return "MetadataSettings[connections=" + connections + ", keyMemory=" + keyMemory + "]";
    }
}
