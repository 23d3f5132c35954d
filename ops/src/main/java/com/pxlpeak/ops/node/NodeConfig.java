package com.pxlpeak.ops.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;

/** The node's configuration: what application.conf and the environment say, and what follows from that. */
public final class NodeConfig {

    private NodeConfig() {}

    public static Config load() {
        return complete(ConfigFactory.load());
    }

    /** Tells libraries, each in its own words, where things are. */
    static Config complete(Config config) {
        NodeSettings settings = NodeSettings.from(config.getConfig("pxlpeak.ops.node"));
        return config.withValue(
                        "datastax-java-driver.basic.contact-points",
                        ConfigValueFactory.fromIterable(settings.cassandra()))
                .withValue("pxlpeak.edge.kafka", ConfigValueFactory.fromAnyRef(settings.kafka()))
                .withValue("pxlpeak.api.metadata.jdbc-url", ConfigValueFactory.fromAnyRef(settings.postgres()))
                .withValue("pxlpeak.api.stats.clickhouse", ConfigValueFactory.fromAnyRef(settings.clickHouse()));
    }
}
