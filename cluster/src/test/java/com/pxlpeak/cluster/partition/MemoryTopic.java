package com.pxlpeak.cluster.partition;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/** A topic of one partition, in memory, complete before it is read. */
final class MemoryTopic implements RecordSource {

    static final UUID ID = new UUID(1, 1);

    private final List<ConsumerRecord<byte[], byte[]>> records = new CopyOnWriteArrayList<>();
    private volatile UUID id = ID;

    void send(String key, String value) {
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        byte[] valueBytes = value.getBytes(StandardCharsets.UTF_8);
        records.add(new ConsumerRecord<>(
                "ledger",
                0,
                records.size(),
                0,
                TimestampType.CREATE_TIME,
                keyBytes.length,
                valueBytes.length,
                keyBytes,
                valueBytes,
                new RecordHeaders(),
                Optional.empty()));
    }

    void createAnew(UUID newId) {
        records.clear();
        id = newId;
    }

    int size() {
        return records.size();
    }

    @Override
    public CompletionStage<UUID> topicId(String topic) {
        return CompletableFuture.completedFuture(id);
    }

    @Override
    public Source<ConsumerRecord<byte[], byte[]>, NotUsed> from(String topic, int partition, long offset) {
        return Source.from(List.copyOf(records.subList((int) offset, records.size())))
                .concat(Source.maybe());
    }
}
