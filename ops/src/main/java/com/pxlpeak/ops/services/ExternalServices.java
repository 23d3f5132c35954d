package com.pxlpeak.ops.services;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The servers that run elsewhere: each replaces the embedded one of its kind. Named by {@code PXLPEAK_KAFKA},
 * {@code PXLPEAK_CASSANDRA}, {@code PXLPEAK_POSTGRES}, {@code PXLPEAK_CLICKHOUSE}, or by {@code pxlpeak.services.kafka}
 * and so on in {@code pxlpeak.conf} in the data directory; the environment wins.
 */
public record ExternalServices(
        Optional<String> kafka, Optional<String> cassandra, Optional<String> postgres, Optional<String> clickHouse) {

    public static final ExternalServices NONE =
            new ExternalServices(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final String SECTION = "pxlpeak.services";
    private static final Set<String> KEYS = Set.of("kafka", "cassandra", "postgres", "clickhouse");

    public static ExternalServices of(DataDirectory data, Map<String, String> environment) {
        Path file = data.configuration();
        Config all = ConfigFactory.parseFile(file.toFile()).resolve();
        Config section = all.hasPath(SECTION) ? all.getConfig(SECTION) : ConfigFactory.empty();
        Set<String> unknown = new TreeSet<>(section.root().keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    SECTION + " in " + file + ": " + unknown + " (expected: of " + new TreeSet<>(KEYS) + ")");
        }
        return new ExternalServices(
                named("kafka", section, environment),
                named("cassandra", section, environment),
                named("postgres", section, environment),
                named("clickhouse", section, environment));
    }

    private static Optional<String> named(String key, Config section, Map<String, String> environment) {
        return Optional.ofNullable(environment.get("PXLPEAK_" + key.toUpperCase(java.util.Locale.ROOT)))
                .filter(value -> !value.isBlank())
                .or(() -> section.hasPath(key) ? Optional.of(section.getString(key)) : Optional.empty());
    }
}
