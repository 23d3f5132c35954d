package com.pxlpeak.ops.node;

import com.pxlpeak.projections.freshness.FreshnessPorts.EndOffsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** The ends of a topic's partitions, as the brokers have them. */
record KafkaEndOffsets(Admin admin, String topic) implements EndOffsets {

    private static final int PATIENCE_MILLIS = 5_000;

    @Override
    public CompletionStage<Map<Integer, Long>> of(Set<Integer> partitions) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(new TopicPartition(topic, partition), OffsetSpec.latest()));
        return admin.listOffsets(asked, new ListOffsetsOptions().timeoutMs(PATIENCE_MILLIS))
                .all()
                .toCompletionStage()
                .thenApply(found -> {
                    Map<Integer, Long> ends = new HashMap<>();
                    found.forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
                    return ends;
                });
    }
}
