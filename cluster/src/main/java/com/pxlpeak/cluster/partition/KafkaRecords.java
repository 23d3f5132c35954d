package com.pxlpeak.cluster.partition;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.kafka.ConsumerSettings;
import org.apache.pekko.kafka.KafkaConsumerActor;
import org.apache.pekko.kafka.Subscriptions;
import org.apache.pekko.kafka.javadsl.Consumer;
import org.apache.pekko.stream.javadsl.Source;

/**
 * Records from Kafka, by manual assignment: no consumer group, no rebalance, no commit. All partitions of a node share
 * one consumer.
 */
public final class KafkaRecords implements RecordSource {

    private static final int RECORD_OVERHEAD = 64;

    private final ActorRef consumer;
    private final Admin admin;

    /** Starts the node's consumer. */
    public KafkaRecords(ActorSystem<?> system, ConsumerSettings<byte[], byte[]> settings, Admin admin) {
        this.consumer = ((ExtendedActorSystem) Adapter.toClassic(system))
                .systemActorOf(KafkaConsumerActor.props(settings), "partition-records");
        this.admin = admin;
    }

    @Override
    public CompletionStage<UUID> topicId(String topic) {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .toCompletionStage()
                .thenApply(described -> described.values().iterator().next().topicId())
                .thenApply(id -> new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits()));
    }

    @Override
    public Source<ConsumerRecord<byte[], byte[]>, NotUsed> from(String topic, int partition, long offset) {
        return Consumer.<byte[], byte[]>plainExternalSource(
                        consumer, Subscriptions.assignmentWithOffset(new TopicPartition(topic, partition), offset))
                .mapMaterializedValue(control -> NotUsed.getInstance());
    }

    /** About how many bytes a record keeps in memory. */
    static long weight(ConsumerRecord<byte[], byte[]> record) {
        return RECORD_OVERHEAD
                + Math.max(0, record.serializedKeySize())
                + (long) Math.max(0, record.serializedValueSize());
    }
}
