package com.pxlpeak.ops.node;

import com.pxlpeak.cluster.partition.CassandraParkedStates;
import com.pxlpeak.cluster.partition.JournalObserver;
import com.pxlpeak.cluster.partition.KafkaQuarantine;
import com.pxlpeak.cluster.partition.KafkaRecords;
import com.pxlpeak.cluster.partition.PartitionPorts;
import com.pxlpeak.cluster.partition.PartitionSettings;
import com.pxlpeak.cluster.partition.WriteTurns;
import com.pxlpeak.cluster.topic.TopicSchema;
import com.pxlpeak.cluster.topic.Topics;
import com.pxlpeak.edge.bridge.Bridge;
import com.pxlpeak.edge.publish.IngestionCluster;
import com.pxlpeak.ops.metrics.MeteredPartitions;
import com.pxlpeak.ops.metrics.MeteredTables;
import com.pxlpeak.ops.metrics.NodeMetrics;
import com.pxlpeak.ops.metrics.Stages;
import com.pxlpeak.projections.client.ClientProjection;
import com.pxlpeak.projections.client.KafkaRowQuarantine;
import com.pxlpeak.projections.client.Patience;
import com.pxlpeak.projections.client.PatientTables;
import com.pxlpeak.projections.client.ProjectedEntries;
import com.pxlpeak.projections.client.ProjectionSettings;
import com.pxlpeak.projections.client.Reconciler;
import com.pxlpeak.projections.client.ReconcilerSettings;
import com.pxlpeak.projections.freshness.ClickHouseAsOf;
import com.pxlpeak.projections.freshness.Freshness;
import com.pxlpeak.projections.freshness.FreshnessPorts;
import com.pxlpeak.projections.freshness.PartitionProgress;
import com.pxlpeak.projections.rejected.ClickHouseRejected;
import com.pxlpeak.projections.rejected.RejectedProjection;
import com.pxlpeak.projections.rollup.ClickHouseRollups;
import com.pxlpeak.projections.rollup.RollupJob;
import com.pxlpeak.projections.rollup.RollupSettings;
import com.pxlpeak.projections.schema.ClickHouseAddress;
import com.pxlpeak.projections.schema.ClickHouseOffsets;
import com.pxlpeak.projections.schema.ClickHouseTables;
import com.pxlpeak.projections.schema.RowsRefused;
import com.pxlpeak.projections.schema.Tables;
import com.pxlpeak.sessions.client.ClientFact;
import com.pxlpeak.sessions.client.Clients;
import com.typesafe.config.Config;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.kafka.ConsumerSettings;
import org.apache.pekko.stream.connectors.cassandra.javadsl.CassandraSession;
import org.apache.pekko.stream.connectors.cassandra.javadsl.CassandraSessionRegistry;

/** The part of a node that reads, decides, journals and projects. */
public final class Core {

    private Core() {}

    /** Runs this node's share of the client partitions. */
    public static void startPartitions(
            ActorSystem<?> system,
            NodeSettings settings,
            JournalObserver<ClientFact> observer,
            MeteredPartitions metered) {
        Admin admin = Storage.admin(settings);
        KafkaProducer<byte[], byte[]> quarantine = quarantine(settings);
        CassandraSession cassandra = CassandraSessionRegistry.get(system).sessionFor("pekko.persistence.cassandra");
        PartitionSettings partitions = partitionSettings(system);
        Clients.init(
                system,
                partitions,
                new PartitionPorts<>(
                        new KafkaRecords(system, consumer(system, settings), admin),
                        metered.counting(new CassandraParkedStates(cassandra, Clients.NAME)),
                        metered.counting(new KafkaQuarantine(quarantine)),
                        new WriteTurns(partitions.writesAtOnce()),
                        new Observers<>(List.of(observer, metered))));
        closeAtTheEnd(system, "partition-clients", () -> {
            quarantine.close();
            admin.close();
        });
    }

    /**
     * What projects on this node.
     *
     * @param tables as they are: they fail at once while ClickHouse is away, and where it refuses a row
     */
    record Projecting(Reconciler reconciler, Tables tables) {}

    /**
     * Runs this node's share of the projections to ClickHouse, and of what holds them against the journals.
     */
    static Projecting startProjections(
            ActorSystem<?> system, NodeSettings settings, NodeMetrics metrics, Stages stages) {
        Config config = system.settings().config().getConfig("pxlpeak.projections");
        ProjectionSettings projection = ProjectionSettings.from(config);
        int partitions = partitionSettings(system).partitions();
        ClickHouseAddress address = ClickHouseAddress.parse(settings.clickHouse());
        Executor blocking = blocking(system);
        ClickHouseTables tables = new ClickHouseTables(address, blocking);
        ClickHouseRollups rollups = new ClickHouseRollups(address, blocking);
        ClickHouseOffsets offsets = new ClickHouseOffsets(address, blocking);
        Tables marking = rollups.marking(tables);
        KafkaProducer<byte[], byte[]> quarantine = quarantine(settings);
        Patience clickHouse =
                patience("ClickHouse", failure -> RowsRefused.in(failure).isPresent(), system);
        Patience kafka = patience("quarantine of projections", failure -> false, system);
        ClientProjection.init(
                system,
                projection,
                partitions,
                new PatientTables(
                        new MeteredTables(marking, metrics, stages),
                        new KafkaRowQuarantine(quarantine, blocking),
                        clickHouse,
                        kafka));
        RollupJob.init(system, RollupSettings.from(config.getConfig("rollups")), rollups);
        Reconciler reconciler = Reconciler.init(
                system,
                ReconcilerSettings.from(config.getConfig("reconciler")),
                partitions,
                projection.instances(),
                marking,
                offsets,
                clickHouse);
        closeAtTheEnd(system, "projection-clients", () -> {
            tables.close();
            rollups.close();
            offsets.close();
            quarantine.close();
        });
        return new Projecting(reconciler, marking);
    }

    /** Runs the cluster's one follower of what was rejected or set aside, here or elsewhere. */
    static RejectedProjection startRejected(ActorSystem<?> system, NodeSettings settings) {
        Admin admin = Storage.admin(settings);
        ClickHouseRejected table =
                new ClickHouseRejected(ClickHouseAddress.parse(settings.clickHouse()), blocking(system));
        RejectedProjection projection = RejectedProjection.init(
                system,
                consumer(system, settings),
                admin,
                table,
                patience(
                        "ClickHouse, for rejected events",
                        failure -> RowsRefused.in(failure).isPresent(),
                        system));
        closeAtTheEnd(system, "rejected-clients", () -> {
            admin.close();
            table.close();
        });
        return projection;
    }

    /** Ends before the projections are stopped: they would wait for it. */
    private static Patience patience(String server, Predicate<Throwable> isFinal, ActorSystem<?> system) {
        Patience patience = Patience.with(server, isFinal, system);
        closeAt(CoordinatedShutdown.PhaseServiceRequestsDone(), system, "patience with " + server, patience::close);
        return patience;
    }

    /** Brings over what other ingestion clusters take in. */
    static List<Bridge> startBridges(ActorSystem<?> system, NodeSettings settings, List<IngestionCluster> ingestion) {
        int partitions = partitionSettings(system).partitions();
        List<Bridge> bridges = ingestion.stream()
                .filter(cluster -> !cluster.kafka().equals(settings.kafka()))
                .map(cluster -> Bridge.start(
                        cluster, settings.kafka(), admin -> TopicSchema.create(admin, partitions, settings.replicas())))
                .toList();
        closeAtTheEnd(system, "bridges", () -> bridges.forEach(Bridge::close));
        return bridges;
    }

    /** Follows how fresh the tables are. */
    static Freshness startFreshness(
            ActorSystem<?> system,
            NodeSettings settings,
            PartitionProgress<ClientFact> progress,
            List<Bridge> bridges,
            InstantSource clock) {
        Admin admin = Storage.admin(settings);
        ClickHouseAsOf asOf = new ClickHouseAsOf(
                ClickHouseAddress.parse(settings.clickHouse()),
                blocking(system),
                partitionSettings(system).partitions());
        ProjectedEntries projected = new ProjectedEntries(
                system, ProjectionSettings.from(system.settings().config().getConfig("pxlpeak.projections")));
        FreshnessPorts ports = new FreshnessPorts(
                new BridgedEndOffsets(bridges, new KafkaEndOffsets(admin, Topics.RAW)), projected::through, asOf);
        Freshness freshness = new Freshness(progress, ports, clock);
        freshness.start(system);
        closeAtTheEnd(system, "freshness-clients", () -> {
            admin.close();
            asOf.close();
        });
        return freshness;
    }

    private static Executor blocking(ActorSystem<?> system) {
        return system.dispatchers().lookup(DispatcherSelector.fromConfig("pxlpeak.projections.blocking-dispatcher"));
    }

    private static PartitionSettings partitionSettings(ActorSystem<?> system) {
        return PartitionSettings.from(system.settings().config().getConfig("pxlpeak.cluster.partition"));
    }

    private static void closeAtTheEnd(ActorSystem<?> system, String name, Runnable close) {
        closeAt(CoordinatedShutdown.PhaseBeforeActorSystemTerminate(), system, name, close);
    }

    private static void closeAt(String phase, ActorSystem<?> system, String name, Runnable close) {
        CoordinatedShutdown.get(system).addTask(phase, name, () -> {
            close.run();
            return CompletableFuture.completedFuture(Done.getInstance());
        });
    }

    private static ConsumerSettings<byte[], byte[]> consumer(ActorSystem<?> system, NodeSettings settings) {
        return ConsumerSettings.create(system, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .withBootstrapServers(settings.kafka());
    }

    private static KafkaProducer<byte[], byte[]> quarantine(NodeSettings settings) {
        Map<String, Object> properties = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.kafka(),
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                8L << 20);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
