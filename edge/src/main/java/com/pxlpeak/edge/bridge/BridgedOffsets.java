package com.pxlpeak.edge.bridge;

import com.pxlpeak.cluster.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;

/** How far the bridge from a cluster has come, as that cluster knows it, whichever node brings what over. */
record BridgedOffsets(Admin source, String name) {

    private static final int TRIES = 25;
    private static final Executor SOON = CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS);

    /** Completes when all accepted events that are there now were brought over; fails if they were not within seconds. */
    CompletionStage<Done> throughNow() {
        return ends().thenCompose(ends -> reached(ends, TRIES));
    }

    private CompletionStage<Map<TopicPartition, Long>> ends() {
        return source.describeTopics(List.of(Topics.RAW))
                .allTopicNames()
                .toCompletionStage()
                .thenCompose(topics -> source.listOffsets(
                                latest(topics.values().iterator().next()))
                        .all()
                        .toCompletionStage())
                .thenApply(BridgedOffsets::offsets);
    }

    private static Map<TopicPartition, OffsetSpec> latest(TopicDescription topic) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        topic.partitions()
                .forEach(partition ->
                        asked.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest()));
        return asked;
    }

    private static Map<TopicPartition, Long> offsets(Map<TopicPartition, ListOffsetsResultInfo> found) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        found.forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private CompletionStage<Done> reached(Map<TopicPartition, Long> ends, int tries) {
        return source.listConsumerGroupOffsets(Bridge.GROUP)
                .partitionsToOffsetAndMetadata()
                .toCompletionStage()
                .thenCompose(committed -> {
                    if (ends.entrySet().stream()
                            .allMatch(end -> isReached(committed.get(end.getKey()), end.getValue()))) {
                        return CompletableFuture.completedStage(Done.getInstance());
                    }
                    if (tries == 0) {
                        return CompletableFuture.failedStage(
                                new IllegalStateException("ingestion: the bridge from " + name + " is behind"));
                    }
                    return CompletableFuture.runAsync(() -> {}, SOON).thenCompose(later -> reached(ends, tries - 1));
                });
    }

    private static boolean isReached(@Nullable OffsetAndMetadata committed, long end) {
        return end == 0 || (committed != null && committed.offset() >= end);
    }
}
