package com.pxlpeak.cluster.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are not there yet. */
public final class TopicSchema {

    private static final Duration RAW_RETENTION = Duration.ofDays(7);
    private static final Duration REFUSED_RETENTION = Duration.ofDays(30);
    private static final long TIMEOUT_SECONDS = 30;

    private TopicSchema() {}

    /**
     * Creates what is missing.
     *
     * @param partitions of the topics that partitions read
     * @param replicas of every topic
     */
    public static void create(Admin admin, int partitions, short replicas) {
        List<NewTopic> topics = List.of(
                topic(Topics.RAW, partitions, replicas, RAW_RETENTION),
                topic(Topics.REJECTED, 1, replicas, REFUSED_RETENTION),
                topic(Topics.QUARANTINE, 1, replicas, REFUSED_RETENTION));
        admin.createTopics(topics).values().forEach(TopicSchema::await);
    }

    private static NewTopic topic(String name, int partitions, short replicas, Duration retention) {
        Map<String, String> configs = new HashMap<>(Map.of(
                "retention.ms",
                Long.toString(retention.toMillis()),
                "retention.bytes",
                "-1",
                "max.message.bytes",
                Integer.toString(1 << 20),
                "unclean.leader.election.enable",
                "false"));
        if (replicas >= 3) {
            configs.put("min.insync.replicas", "2");
        } else {
            // One disk is all there is: acknowledged means written to it, whatever becomes of the machine.
            configs.put("flush.messages", "1");
        }
        return new NewTopic(name, partitions, replicas).configs(configs);
    }

    private static void await(String topic, KafkaFuture<Void> created) {
        try {
            created.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("topic " + topic + ": interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("topic " + topic + ": could not be created", e);
            }
        }
    }
}
