package com.pxlpeak.projections.rejected;

import com.pxlpeak.cluster.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.apache.pekko.NotUsed;
import org.apache.pekko.kafka.ConsumerSettings;
import org.apache.pekko.kafka.Subscriptions;
import org.apache.pekko.kafka.javadsl.Consumer;
import org.apache.pekko.projection.javadsl.SourceProvider;
import org.apache.pekko.stream.javadsl.Source;

/**
 * The records of both topics as one stream, each partition in its order. By manual assignment, like the partitions read;
 * what Kafka has let go of meanwhile is older than what is shown, so reading goes on behind it.
 */
final class FollowedTopics extends SourceProvider<String, FollowedRecord> {

    private static final List<String> TOPICS = List.of(Topics.REJECTED, Topics.QUARANTINE);

    private final ConsumerSettings<byte[], byte[]> consumer;
    private final Admin admin;

    FollowedTopics(ConsumerSettings<byte[], byte[]> consumer, Admin admin) {
        this.consumer = consumer.withProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.admin = admin;
    }

    @Override
    public CompletionStage<Source<FollowedRecord, NotUsed>> source(
            Supplier<CompletionStage<Optional<String>>> savedOffset) {
        CompletionStage<Map<String, TopicDescription>> described =
                admin.describeTopics(TOPICS).allTopicNames().toCompletionStage();
        return savedOffset
                .get()
                .thenCombine(described, (saved, topics) -> source(TopicPositions.parse(saved.orElse("")), topics));
    }

    private Source<FollowedRecord, NotUsed> source(TopicPositions saved, Map<String, TopicDescription> topics) {
        Map<String, UUID> ids = new HashMap<>();
        Map<TopicPartition, Long> starts = new HashMap<>();
        topics.forEach((name, topic) -> {
            UUID id = id(topic.topicId());
            ids.put(name, id);
            for (TopicPartitionInfo partition : topic.partitions()) {
                starts.put(new TopicPartition(name, partition.partition()), saved.of(id, partition.partition()));
            }
        });
        return Consumer.plainSource(consumer, Subscriptions.assignmentWithOffset(starts))
                .mapMaterializedValue(control -> NotUsed.getInstance())
                .statefulMapConcat(() -> new Following(ids, saved)::followed);
    }

    private static UUID id(Uuid id) {
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    @Override
    public String extractOffset(FollowedRecord record) {
        return record.offset();
    }

    @Override
    public long extractCreationTime(FollowedRecord record) {
        return 0;
    }

    /** Keeps in mind how far each partition was read. */
    private static final class Following {

        private final Map<String, UUID> ids;
        private TopicPositions positions;

        Following(Map<String, UUID> ids, TopicPositions start) {
            this.ids = ids;
            this.positions = start;
        }

        Iterable<FollowedRecord> followed(ConsumerRecord<byte[], byte[]> record) {
            UUID topic = ids.getOrDefault(record.topic(), new UUID(0, 0));
            positions = positions.behind(topic, record.partition(), record.offset());
            return List.of(new FollowedRecord(record, topic, positions.text()));
        }
    }
}
