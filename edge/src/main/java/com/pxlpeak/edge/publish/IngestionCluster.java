package com.pxlpeak.edge.publish;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A Kafka that takes events in.
 *
 * @param kafka its bootstrap servers
 */
public record IngestionCluster(String name, String kafka) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,30}");

    public IngestionCluster {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("ingestion: name '" + name + "' (expected: " + NAME + ")");
        }
        if (kafka.isBlank()) {
            throw new IllegalArgumentException("ingestion: " + name + " is nowhere (expected: host:port,…)");
        }
    }

    /** Such as {@code fra=kafka-1:9092,kafka-2:9092;iad=kafka-3:9092}. Those without a name get one. */
    public static List<IngestionCluster> parse(String text) {
        List<IngestionCluster> clusters = new ArrayList<>();
        for (String part : text.split(";", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? "kafka-" + (clusters.size() + 1) : part.substring(0, equals);
            clusters.add(new IngestionCluster(
                    name.strip(), part.substring(equals + 1).strip()));
        }
        return distinct(clusters);
    }

    /** Fails where two have one name. */
    public static List<IngestionCluster> distinct(List<IngestionCluster> clusters) {
        Set<String> names = new HashSet<>();
        for (IngestionCluster cluster : clusters) {
            if (!names.add(cluster.name())) {
                throw new IllegalArgumentException(
                        "ingestion: two are named " + cluster.name() + " (expected: a name for each)");
            }
        }
        return List.copyOf(clusters);
    }
}
