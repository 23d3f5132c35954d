package com.pxlpeak.ops.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.pxlpeak.cluster.topic.Topics;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts records among the accepted events that nothing can read, as a bug or a foreign program might. */
final class Poison {

    private static final int DELIVERY_MILLIS = 120_000;

    private final String kafka;
    private final Set<String> places = ConcurrentHashMap.newKeySet();

    Poison(String kafka) {
        this.kafka = kafka;
    }

    /** Returns when Kafka has them. */
    void spill(int records) throws IOException, InterruptedException {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < records; i++) {
                byte[] key = (Stage.SITE + "|cid_poison" + i).getBytes(UTF_8);
                RecordMetadata at = producer.send(new ProducerRecord<>(Topics.RAW, key, "no event".getBytes(UTF_8)))
                        .get();
                places.add(at.topic() + '/' + at.partition() + '/' + at.offset());
            }
        } catch (ExecutionException e) {
            throw new IOException("poison: could not be put", e);
        }
    }

    /** Where they lie, as the quarantine names it. */
    Set<String> places() {
        return Set.copyOf(places);
    }
}
