package com.pxlpeak.ops.node;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.pxlpeak.cluster.journal.JournalSchema;
import com.pxlpeak.cluster.topic.TopicSchema;
import com.pxlpeak.projections.schema.ClickHouseAddress;
import com.pxlpeak.projections.schema.Migrations;
import com.typesafe.config.Config;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Brings topics and tables up to date before anything uses them. */
public final class Storage {

    private Storage() {}

    public static void prepare(NodeSettings settings, Config config) {
        CompletableFuture.allOf(prepareTopics(settings, config), prepareTables(settings, config))
                .join();
    }

    static CompletableFuture<Void> prepareTopics(NodeSettings settings, Config config) {
        return CompletableFuture.runAsync(() -> prepareKafka(settings, config));
    }

    static CompletableFuture<Void> prepareTables(NodeSettings settings, Config config) {
        return CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> prepareCassandra(settings, config)),
                CompletableFuture.runAsync(() -> Migrations.apply(ClickHouseAddress.parse(settings.clickHouse()))));
    }

    private static void prepareKafka(NodeSettings settings, Config config) {
        try (Admin admin = admin(settings)) {
            TopicSchema.create(admin, config.getInt("pxlpeak.cluster.partition.partitions"), settings.replicas());
        }
    }

    static Admin admin(NodeSettings settings) {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.kafka()));
    }

    private static void prepareCassandra(NodeSettings settings, Config config) {
        try (CqlSession session = CqlSession.builder()
                .addContactPoints(settings.contactPoints())
                .withLocalDatacenter(
                        config.getString("datastax-java-driver.basic.load-balancing-policy.local-datacenter"))
                .withConfigLoader(DriverConfigLoader.fromClasspath("pxlpeak-schema"))
                .build()) {
            JournalSchema.create(session);
        }
    }
}
