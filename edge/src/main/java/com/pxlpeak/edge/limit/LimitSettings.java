package com.pxlpeak.edge.limit;

import com.pxlpeak.cluster.tenancy.Rate;
import com.pxlpeak.cluster.tenancy.SiteRules.Limited;
import com.typesafe.config.Config;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code pxlpeak.edge.limits}.
 *
 * @param rates of sites that ask for no others
 * @param buckets how many keys, addresses and clients each are counted one by one
 * @param knownClients how many clients, at least, are known not to be new
 */
public record LimitSettings(Map<Limited, Rate> rates, int buckets, int knownClients) {

    public LimitSettings {
        rates = Map.copyOf(rates);
        if (rates.size() != Limited.values().length) {
            throw new IllegalArgumentException("limits: " + rates.keySet() + " (expected: a rate of each kind)");
        }
        if (buckets < 1) {
            throw new IllegalArgumentException("buckets: " + buckets + " (expected: >= 1)");
        }
        if (knownClients < 1_000) {
            throw new IllegalArgumentException("known-clients: " + knownClients + " (expected: >= 1000)");
        }
    }

    /** Reads the section. A key it does not know stops the start: it would be a mistyped one. */
    public static LimitSettings from(Config config) {
        Map<Limited, Rate> rates = new EnumMap<>(Limited.class);
        Set<String> known = new TreeSet<>(Set.of("buckets", "known-clients"));
        for (Limited kind : Limited.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            known.add(name);
            rates.put(kind, new Rate(config.getDouble(name + ".per-second"), config.getLong(name + ".burst")));
        }
        for (String key : config.root().keySet()) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException(
                        "pxlpeak.edge.limits." + key + ": unknown (expected: " + known + ")");
            }
        }
        return new LimitSettings(rates, config.getInt("buckets"), config.getInt("known-clients"));
    }
}
