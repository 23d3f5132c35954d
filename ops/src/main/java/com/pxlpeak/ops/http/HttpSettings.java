package com.pxlpeak.ops.http;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code pxlpeak.http}: the port that everybody comes to.
 *
 * @param tls empty for plain HTTP
 * @param trustedProxies networks that may hold as many connections as they like
 */
public record HttpSettings(Optional<TlsSettings> tls, Connections connections, List<String> trustedProxies) {

    private static final Map<String, Set<String>> KEYS = Map.of(
            "tls", Set.of("certificate", "key", "allow-1-2", "look-interval", "strict-transport"),
            "connections", Set.of("most", "per-address", "header-timeout", "idle-timeout"));

    /**
     * {@code pxlpeak.http.connections}.
     *
     * @param most open at once
     * @param perAddress of them from one address, or one network of 64 bits
     * @param headerTimeout how long a request may take until its headers are here
     * @param idleTimeout how long a connection may do nothing
     */
    public record Connections(int most, int perAddress, Duration headerTimeout, Duration idleTimeout) {

        public Connections {
            if (most < 1 || perAddress < 1) {
                throw new IllegalArgumentException(
                        "connections: most " + most + ", per-address " + perAddress + " (expected: >= 1)");
            }
            if (headerTimeout.toMillis() < 100 || idleTimeout.compareTo(headerTimeout) < 0) {
                throw new IllegalArgumentException("connections: header-timeout " + headerTimeout + ", idle-timeout "
                        + idleTimeout + " (expected: 100 ms or more, and the second no shorter)");
            }
        }
    }

    public HttpSettings {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /** Of the whole configuration. A key it does not know stops the start: it would be a mistyped one. */
    public static HttpSettings from(Config root) {
        Config config = root.getConfig("pxlpeak.http");
        refuseUnknown("pxlpeak.http", config, KEYS.keySet());
        KEYS.forEach((section, keys) -> refuseUnknown("pxlpeak.http." + section, config.getConfig(section), keys));
        Config connections = config.getConfig("connections");
        return new HttpSettings(
                TlsSettings.from(config.getConfig("tls")),
                new Connections(
                        connections.getInt("most"),
                        connections.getInt("per-address"),
                        connections.getDuration("header-timeout"),
                        connections.getDuration("idle-timeout")),
                root.getStringList("pxlpeak.edge.trusted-proxies"));
    }

    private static void refuseUnknown(String section, Config config, Set<String> keys) {
        for (String key : config.root().keySet()) {
            if (!keys.contains(key)) {
                throw new IllegalArgumentException(section + "." + key + ": unknown (expected: " + keys + ")");
            }
        }
    }
}
