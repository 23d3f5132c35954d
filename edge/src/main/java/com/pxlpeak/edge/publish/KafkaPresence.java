package com.pxlpeak.edge.publish;

import com.pxlpeak.cluster.topic.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.LeaderNotAvailableException;
import org.apache.pekko.Done;

/** Asks Kafka whether it could take an event: whether each partition of our topics has a leader. Writes nothing. */
final class KafkaPresence implements Presence {

    private static final List<String> TOPICS = List.of(Topics.RAW, Topics.REJECTED);

    private final Admin admin;
    private final DescribeTopicsOptions options;

    private KafkaPresence(Admin admin, Duration patience) {
        this.admin = admin;
        this.options = new DescribeTopicsOptions().timeoutMs((int) patience.toMillis());
    }

    public static KafkaPresence at(String bootstrapServers, String pop, Duration patience) {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG,
                "pxlpeak-edge-presence-" + pop,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500L);
        return new KafkaPresence(Admin.create(settings), patience);
    }

    @Override
    public CompletionStage<Done> ask() {
        return admin.describeTopics(TOPICS, options)
                .allTopicNames()
                .toCompletionStage()
                .thenApply(topics -> {
                    if (!everyPartitionHasALeader(topics.values())) {
                        throw new LeaderNotAvailableException("a partition of " + TOPICS);
                    }
                    return Done.getInstance();
                });
    }

    private static boolean everyPartitionHasALeader(Collection<TopicDescription> topics) {
        return topics.stream()
                .flatMap(topic -> topic.partitions().stream())
                .map(TopicPartitionInfo::leader)
                .allMatch(leader -> leader != null && !leader.isEmpty());
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
