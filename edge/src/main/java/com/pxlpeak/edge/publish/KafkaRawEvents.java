package com.pxlpeak.edge.publish;

import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.event.EventCodec;
import com.pxlpeak.cluster.failpoint.Failpoint;
import com.pxlpeak.cluster.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.pekko.Done;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kafka, with {@code acks=all}: events by client on {@code events.raw}, rejections by site on {@code events.rejected}. */
final class KafkaRawEvents implements RawEvents {

    private static final Logger log = LoggerFactory.getLogger(KafkaRawEvents.class);

    /** How long Kafka is tried. Senders are answered earlier; what is stored after that was sent twice. */
    private static final Duration DELIVERY = Duration.ofSeconds(8);

    private static final int TRIES_TO_LEARN = 30;

    private final Producer<byte[], byte[]> producer;

    KafkaRawEvents(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Connects.
     *
     * @param linger how long a record waits for company
     */
    public static KafkaRawEvents open(String bootstrapServers, String pop, Duration linger) {
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                settings(bootstrapServers, pop, linger), new ByteArraySerializer(), new ByteArraySerializer());
        for (String topic : List.of(Topics.RAW, Topics.REJECTED)) {
            learnPartitions(producer, topic);
        }
        return new KafkaRawEvents(producer);
    }

    private static Map<String, Object> settings(String bootstrapServers, String pop, Duration linger) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "pxlpeak-edge-" + pop);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        // The threads that wait here are those that serve everybody else.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 100);
        // Rejections may be rare: to ask again where they go would fail for having to wait.
        settings.put(
                ProducerConfig.METADATA_MAX_IDLE_CONFIG, Duration.ofDays(365).toMillis());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, (int) linger.toMillis());
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 32L * 1024 * 1024);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return settings;
    }

    /** So that the first request does not wait for it. Each try is as short as a request's would be. */
    private static void learnPartitions(Producer<byte[], byte[]> producer, String topic) {
        for (int tries = 0; tries < TRIES_TO_LEARN; tries++) {
            try {
                producer.partitionsFor(topic);
                return;
            } catch (TimeoutException e) {
                log.debug("Kafka does not tell about {} yet", topic);
            }
        }
        log.warn("Kafka does not tell about {}; events are refused until it does", topic);
    }

    @Override
    public CompletionStage<Done> store(List<Event> taken, List<Rejection> rejected) {
        Acknowledgements acknowledgements = new Acknowledgements(taken.size() + rejected.size());
        Failpoint.EDGE_RECEIVED.pass();
        try {
            for (Event event : taken) {
                if (acknowledgements.failed()) {
                    break;
                }
                send(Topics.RAW, event.key().text(), EventCodec.write(event), acknowledgements);
                Failpoint.EDGE_HALFWAY.pass();
            }
            for (Rejection rejection : rejected) {
                if (acknowledgements.failed()) {
                    break;
                }
                send(
                        Topics.REJECTED,
                        rejection.sender().site().id().value(),
                        RejectionCodec.write(rejection),
                        acknowledgements);
            }
        } catch (KafkaException | IllegalStateException e) {
            acknowledgements.fail(e);
        }
        return acknowledgements.all();
    }

    private void send(String topic, String key, byte[] value, Acknowledgements acknowledgements) {
        // The acknowledgements hear what becomes of it.
        Future<RecordMetadata> unused = producer.send(
                new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value), acknowledgements);
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        producer.close(DELIVERY);
    }
}
