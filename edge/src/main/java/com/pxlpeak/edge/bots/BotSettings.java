package com.pxlpeak.edge.bots;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code pxlpeak.edge.bots}.
 *
 * @param datacentres a file of networks; none if empty
 * @param watchPrivate whether tools and behaviour count also at addresses that are no public ones
 * @param clientEvents how many events of a client may happen within ten seconds
 * @param addressEvents how many events may come from an address in a minute
 * @param addressClients how many clients of an address may be seen in a minute before it matters that each came once
 */
public record BotSettings(
        Optional<Path> datacentres, boolean watchPrivate, int clientEvents, int addressEvents, int addressClients) {

    private static final Set<String> KEYS =
            Set.of("datacentres", "watch-private", "client-events", "address-events", "address-clients");

    public BotSettings {
        if (clientEvents < 1 || addressEvents < 1 || addressClients < 1) {
            throw new IllegalArgumentException("bots: " + clientEvents + ", " + addressEvents + ", " + addressClients
                    + " (expected: at least 1 each)");
        }
    }

    /** A key it does not know stops the start. */
    public static BotSettings from(Config config) {
        for (Map.Entry<String, ?> entry : config.root().entrySet()) {
            if (!KEYS.contains(entry.getKey())) {
                throw new IllegalArgumentException(
                        "pxlpeak.edge.bots." + entry.getKey() + ": unknown (expected: " + KEYS + ")");
            }
        }
        String datacentres = config.getString("datacentres");
        return new BotSettings(
                datacentres.isBlank() ? Optional.empty() : Optional.of(Path.of(datacentres)),
                config.getBoolean("watch-private"),
                config.getInt("client-events"),
                config.getInt("address-events"),
                config.getInt("address-clients"));
    }
}
