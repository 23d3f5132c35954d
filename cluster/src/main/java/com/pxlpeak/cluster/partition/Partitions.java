package com.pxlpeak.cluster.partition;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.utils.Utils;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.ClusterShardingSettings;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.ShardingMessageExtractor;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.util.ByteString;

/** The partitions of a kind, spread over the cluster: one actor for each partition of its topic, always running. */
public final class Partitions<S> {

    private static final Duration WAKE_INTERVAL = Duration.ofSeconds(1);
    private static final Duration INSPECT_TIMEOUT = Duration.ofSeconds(3);

    private final ClusterSharding sharding;
    private final EntityTypeKey<PartitionCommand> typeKey;
    private final int partitions;
    private final JournalFormat<?, S> format;

    private Partitions(
            ClusterSharding sharding,
            EntityTypeKey<PartitionCommand> typeKey,
            int partitions,
            JournalFormat<?, S> format) {
        this.sharding = sharding;
        this.typeKey = typeKey;
        this.partitions = partitions;
        this.format = format;
    }

    /** Runs this node's share of the partitions, and sees to it that all of them run somewhere. */
    public static <R, F extends Fact, S> Partitions<S> init(
            ActorSystem<?> system, PartitionKind<R, F, S> kind, PartitionSettings settings, PartitionPorts<F> ports) {
        EntityTypeKey<PartitionCommand> typeKey = EntityTypeKey.create(PartitionCommand.class, kind.name());
        ClusterSharding sharding = ClusterSharding.get(system);
        sharding.init(Entity.of(
                        typeKey,
                        entity -> PartitionEntity.create(
                                PartitionActor.create(Integer.parseInt(entity.getEntityId()), kind, settings, ports),
                                settings))
                .withMessageExtractor(new OneShardEach())
                .withSettings(ClusterShardingSettings.create(system).withNoPassivationStrategy()));
        Partitions<S> all = new Partitions<>(sharding, typeKey, settings.partitions(), new JournalFormat<>(kind));
        system.scheduler().scheduleAtFixedRate(Duration.ZERO, WAKE_INTERVAL, all::wake, system.executionContext());
        return all;
    }

    private void wake() {
        for (int partition = 0; partition < partitions; partition++) {
            sharding.entityRefFor(typeKey, Integer.toString(partition)).tell(new PartitionCommand.Wake());
        }
    }

    /** The state of a key as it is now, decided but perhaps not journaled yet. */
    public CompletionStage<S> state(String key) {
        return sharding.entityRefFor(typeKey, Integer.toString(partitionOf(key)))
                .<ByteString>ask(replyTo -> new PartitionCommand.Inspect(key, replyTo), INSPECT_TIMEOUT)
                .thenApply(format::readState);
    }

    /** As Kafka's default partitioner places keys. */
    private int partitionOf(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    /** A shard for each partition, so that the allocation of shards spreads them evenly. */
    private static final class OneShardEach
            extends ShardingMessageExtractor<ShardingEnvelope<PartitionCommand>, PartitionCommand> {

        @Override
        public String entityId(ShardingEnvelope<PartitionCommand> envelope) {
            return envelope.entityId();
        }

        @Override
        public String shardId(String entityId) {
            return entityId;
        }

        @Override
        public PartitionCommand unwrapMessage(ShardingEnvelope<PartitionCommand> envelope) {
            return envelope.message();
        }
    }
}
