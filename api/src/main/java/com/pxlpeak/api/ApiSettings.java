package com.pxlpeak.api;

import com.pxlpeak.api.http.LiveSocketSettings;
import com.pxlpeak.api.metadata.MetadataSettings;
import com.pxlpeak.api.query.StatsSettings;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code pxlpeak.api}. */
public record ApiSettings(MetadataSettings metadata, StatsSettings stats, LiveSocketSettings live) {

    private static final String ROOT = "pxlpeak.api";

    /** Of the whole configuration; refuses a key that means nothing, which is one misspelt. */
    public static ApiSettings from(Config root) {
        Config config = root.getConfig(ROOT);
        Set<String> unknown = new TreeSet<>(keys(config));
        unknown.removeAll(keys(ConfigFactory.defaultReference().getConfig(ROOT)));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    ROOT + ": " + unknown + " (expected: only keys that reference.conf names)");
        }
        return new ApiSettings(
                MetadataSettings.from(config.getConfig("metadata")),
                StatsSettings.from(config.getConfig("stats")),
                LiveSocketSettings.from(config.getConfig("live")));
    }

    private static Set<String> keys(Config config) {
        return config.entrySet().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }
}
