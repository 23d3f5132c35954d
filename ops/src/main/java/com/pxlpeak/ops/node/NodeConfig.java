package com.pxlpeak.ops.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.io.File;
import java.util.Optional;

/** The node's configuration: what application.conf and the environment say, and what follows from that. */
public final class NodeConfig {

    /** Names the installation's own file, if there is one. */
    public static final String OWN_FILE = "PXLPEAK_CONF";

    private NodeConfig() {}

    public static Config load() {
        return complete(read(Optional.ofNullable(System.getenv(OWN_FILE)).map(File::new)));
    }

    /** The environment goes before the installation's own file, and that before what is packed. */
    public static Config read(Optional<File> own) {
        return ConfigFactory.load(ConfigFactory.parseResources("environment.conf")
                .withFallback(own.map(ConfigFactory::parseFile).orElseGet(ConfigFactory::empty))
                .withFallback(ConfigFactory.parseResources("application.conf")));
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
