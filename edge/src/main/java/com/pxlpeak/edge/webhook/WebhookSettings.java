package com.pxlpeak.edge.webhook;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code pxlpeak.edge.webhooks} and the ready-made mappings beside it.
 *
 * @param sources in the order of their names
 */
public record WebhookSettings(List<WebhookSource> sources) {

    public static final WebhookSettings NONE = new WebhookSettings(List.of());

    private static final Set<String> SOURCE_KEYS = Set.of("kind", "secrets", "site", "mapping", "events");
    private static final Set<String> MAPPING_KEYS = Set.of(
            "event", "where", "id", "client", "user", "value", "minor-units", "less", "currency", "time", "properties");

    public WebhookSettings {
        sources = List.copyOf(sources);
    }

    /**
     * Reads both sections. What makes no sense stops the start.
     *
     * @param presets mappings by name, for sources that name one instead of bringing their own
     */
    public static WebhookSettings from(Config webhooks, Config presets) {
        Map<String, WebhookSource> byName = new TreeMap<>();
        for (String name : webhooks.root().keySet()) {
            try {
                byName.put(name, source(name, webhooks.getConfig(quoted(name)), presets));
            } catch (ConfigException e) {
                // Of the path alone: values may be secret.
                throw new IllegalArgumentException(
                        "webhooks." + name + ": unreadable (expected: kind, secrets, site, and mapping or events)", e);
            }
        }
        return new WebhookSettings(List.copyOf(byName.values()));
    }

    private static WebhookSource source(String name, Config source, Config presets) {
        requireKnown("webhooks." + name, source, SOURCE_KEYS);
        Config events = source.hasPath("events")
                ? source.getConfig("events")
                : presets.getConfig(quoted(source.getString("mapping")));
        Map<String, WebhookMapping> mappings = new HashMap<>();
        for (String type : events.root().keySet()) {
            Config mapping = events.getConfig(quoted(type));
            requireKnown("webhooks." + name + ": " + type, mapping, MAPPING_KEYS);
            mappings.put(type, mapping(mapping));
        }
        return new WebhookSource(
                name,
                Scheme.named(source.getString("kind")),
                source.getStringList("secrets"),
                source.getString("site"),
                mappings);
    }

    private static WebhookMapping mapping(Config mapping) {
        return new WebhookMapping(
                mapping.getString("event"),
                texts(mapping, "where"),
                pointers(mapping, "id"),
                pointers(mapping, "client"),
                pointers(mapping, "user"),
                pointers(mapping, "value"),
                mapping.hasPath("minor-units") && mapping.getBoolean("minor-units"),
                pointers(mapping, "less"),
                pointers(mapping, "currency"),
                pointers(mapping, "time"),
                texts(mapping, "properties"));
    }

    private static void requireKnown(String place, Config config, Set<String> known) {
        for (String key : config.root().keySet()) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException(place + ": " + key + " is unknown (expected: " + known + ")");
            }
        }
    }

    private static Map<String, String> texts(Config config, String path) {
        Map<String, String> texts = new HashMap<>();
        if (config.hasPath(path)) {
            config.getObject(path)
                    .forEach((name, value) -> texts.put(name, value.unwrapped().toString()));
        }
        return texts;
    }

    /** One, or a list. */
    private static List<String> pointers(Config config, String path) {
        if (!config.hasPath(path)) {
            return List.of();
        }
        return config.getValue(path).valueType() == ConfigValueType.LIST
                ? config.getStringList(path)
                : List.of(config.getString(path));
    }

    private static String quoted(String key) {
        return ConfigUtil.joinPath(key);
    }
}
