package com.pxlpeak.edge;

import com.pxlpeak.edge.bots.BotSettings;
import com.pxlpeak.edge.collect.CollectLimits;
import com.pxlpeak.edge.limit.LimitSettings;
import com.pxlpeak.edge.publish.IngestionCluster;
import com.pxlpeak.edge.webhook.WebhookSettings;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code pxlpeak.edge}.
 *
 * @param pop the name of this point of presence
 * @param ingestion where events go: to the nearest of them that is well
 * @param linger how long a record waits for company on its way to Kafka
 * @param patience how long Kafka may owe an acknowledgement before it is taken to be away
 * @param limits how much may be on its way to Kafka at once
 * @param rates how much of whom is taken
 * @param trustedProxies networks whose {@code X-Forwarded-For} is believed
 * @param geoDatabase a file in MaxMind's format; the packed country database if empty
 * @param bots when somebody is taken for a machine
 * @param gaStreams ids of sites by the measurement ids that Google Analytics knows them by
 * @param webhooks who may send signed messages, and what becomes of which
 */
public record EdgeSettings(
        String pop,
        List<IngestionCluster> ingestion,
        Duration linger,
        Duration patience,
        CollectLimits limits,
        LimitSettings rates,
        List<String> trustedProxies,
        Optional<Path> geoDatabase,
        BotSettings bots,
        Map<String, String> gaStreams,
        WebhookSettings webhooks) {

    private static final Set<String> KEYS = Set.of(
            "pop",
            "kafka",
            "ingestion",
            "linger",
            "patience",
            "in-flight",
            "limits",
            "trusted-proxies",
            "geo-database",
            "bots",
            "ga-streams",
            "webhooks",
            "webhook-mappings");

    public EdgeSettings {
        ingestion = IngestionCluster.distinct(ingestion);
        trustedProxies = List.copyOf(trustedProxies);
        gaStreams = Map.copyOf(gaStreams);
        if (pop.isBlank()) {
            throw new IllegalArgumentException("pop: '" + pop + "' (expected: the name of this point of presence)");
        }
        if (linger.isNegative() || linger.compareTo(Duration.ofSeconds(1)) > 0) {
            throw new IllegalArgumentException("linger: " + linger + " (expected: 0 to 1 s)");
        }
        if (patience.compareTo(linger) <= 0 || patience.compareTo(Duration.ofSeconds(8)) > 0) {
            throw new IllegalArgumentException("patience: " + patience + " (expected: more than linger, at most 8 s)");
        }
    }

    /** Reads the section {@code pxlpeak.edge}. A key it does not know stops the start: it would be a mistyped one. */
    public static EdgeSettings from(Config config) {
        for (Map.Entry<String, ?> entry : config.root().entrySet()) {
            if (!KEYS.contains(entry.getKey())) {
                throw new IllegalArgumentException(
                        "pxlpeak.edge." + entry.getKey() + ": unknown (expected: " + KEYS + ")");
            }
        }
        String geoDatabase = config.getString("geo-database");
        return new EdgeSettings(
                config.getString("pop"),
                ingestion(config),
                config.getDuration("linger"),
                config.getDuration("patience"),
                new CollectLimits(
                        config.getInt("in-flight.requests"), Math.toIntExact(config.getBytes("in-flight.bytes"))),
                LimitSettings.from(config.getConfig("limits")),
                config.getStringList("trusted-proxies"),
                geoDatabase.isBlank() ? Optional.empty() : Optional.of(Path.of(geoDatabase)),
                BotSettings.from(config.getConfig("bots")),
                sitesByStream(config.getObject("ga-streams")),
                WebhookSettings.from(config.getConfig("webhooks"), config.getConfig("webhook-mappings")));
    }

    /** A list of names and places, or a line that says the same; the one Kafka if it is empty. */
    private static List<IngestionCluster> ingestion(Config config) {
        if (config.getValue("ingestion").valueType() == ConfigValueType.STRING) {
            return IngestionCluster.parse(config.getString("ingestion"));
        }
        List<IngestionCluster> clusters = config.getConfigList("ingestion").stream()
                .map(each -> new IngestionCluster(each.getString("name"), each.getString("kafka")))
                .toList();
        return clusters.isEmpty() ? List.of(new IngestionCluster("kafka", config.getString("kafka"))) : clusters;
    }

    /** The same, with one more cluster if it is not among them. */
    public EdgeSettings with(IngestionCluster cluster) {
        if (ingestion.stream().anyMatch(each -> each.kafka().equals(cluster.kafka()))) {
            return this;
        }
        List<IngestionCluster> all = new ArrayList<>(List.of(cluster));
        all.addAll(ingestion);
        return new EdgeSettings(
                pop, all, linger, patience, limits, rates, trustedProxies, geoDatabase, bots, gaStreams, webhooks);
    }

    private static Map<String, String> sitesByStream(ConfigObject streams) {
        Map<String, String> sites = new HashMap<>();
        streams.forEach((stream, site) -> sites.put(stream, site.unwrapped().toString()));
        return sites;
    }
}
