package com.pxlpeak.ops.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.pxlpeak.cluster.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What Kafka keeps beside the accepted events: those that were refused, and those that nobody could read. */
final class SetAside {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String kafka;

    SetAside(String kafka) {
        this.kafka = kafka;
    }

    /** The ids of events that were refused and kept. */
    Set<String> rejected() throws IOException {
        Set<String> ids = new HashSet<>();
        read(Topics.REJECTED, record -> {
            try {
                ids.add(JSON.readTree(record.value()).path("event_id").asText());
            } catch (IOException e) {
                throw new IllegalStateException(Topics.REJECTED + ": not JSON at " + record.offset(), e);
            }
        });
        return ids;
    }

    /** The places of records that are in quarantine, each once however often it was put there. */
    Set<String> quarantined() throws IOException {
        Set<String> sources = new HashSet<>();
        read(Topics.QUARANTINE, record -> {
            Header source = record.headers().lastHeader("source");
            sources.add(source == null ? "" : new String(source.value(), UTF_8));
        });
        return sources;
    }

    private void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) throws IOException {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka, ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int)
                        PATIENCE.toMillis());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() > deadline) {
                    throw new IOException(topic + ": could not be read to its end");
                }
                consumer.poll(POLL).forEach(each);
            }
        } catch (KafkaException e) {
            throw new IOException(topic + ": could not be read", e);
        }
    }
}
