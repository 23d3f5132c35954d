package com.pxlpeak.edge.bridge;

import com.pxlpeak.cluster.topic.Topics;
import com.pxlpeak.edge.publish.IngestionCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.pekko.Done;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what another ingestion cluster has taken in to the one the core reads: every record as it is, key, value and time,
 * in the order it has there. At least once; an event that comes twice is known by its id to the client's core, like one
 * that its sender sent twice.
 *
 * <p>How far it has come is kept by the other cluster, as offsets of a consumer group, of which every node may be a
 * member. Works on by itself when either Kafka was away.
 */
public final class Bridge implements AutoCloseable {

    static final String GROUP = "pxlpeak-bridge";

    private static final Logger log = LoggerFactory.getLogger(Bridge.class);

    private static final Duration POLL = Duration.ofMillis(500);

    /** Also without records, so that a place is kept where nothing came. */
    private static final long COMMIT_NANOS = Duration.ofSeconds(5).toNanos();

    private static final int PATIENCE_MILLIS = 10_000;

    private final IngestionCluster from;
    private final String to;
    private final Consumer<Admin> topics;
    private final Admin source;
    private final BridgedOffsets offsets;
    private final LongAdder relayed = new LongAdder();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean well;
    private volatile boolean broken;

    private Bridge(IngestionCluster from, String to, Consumer<Admin> topics) {
        this.from = from;
        this.to = to;
        this.topics = topics;
        this.source = Admin.create(clientSettings(from.kafka()));
        this.offsets = new BridgedOffsets(source, from.name());
        this.thread = new Thread(this::run, "pxlpeak-bridge-" + from.name());
        thread.setDaemon(true);
    }

    /**
     * Starts to bring what is there.
     *
     * @param to bootstrap servers of the cluster that the core reads
     * @param topics makes the topics of the other cluster, if they are missing
     */
    public static Bridge start(IngestionCluster from, String to, Consumer<Admin> topics) {
        Bridge bridge = new Bridge(from, to, topics);
        bridge.thread.start();
        return bridge;
    }

    public String name() {
        return from.name();
    }

    /** Whether it comes from one Kafka to the other, and is not held up. */
    public boolean isWell() {
        return well;
    }

    /** Records that were brought over by this process. */
    public long relayed() {
        return relayed.sum();
    }

    /** Completes when all that the other cluster has taken in until now is over here; fails if that takes long. */
    public CompletionStage<Done> throughNow() {
        return offsets.throughNow();
    }

    private void run() {
        try {
            do {
                relayWhileItGoes();
            } while (!broken && !closing.await(1, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void relayWhileItGoes() throws InterruptedException {
        try (Admin target = Admin.create(clientSettings(to));
                KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        consumerSettings(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(producerSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            if (clusterId(source).equals(clusterId(target))) {
                broken = true;
                log.error("ingestion: {} is the cluster that the core reads; nothing is brought over from it", from);
                return;
            }
            topics.accept(source);
            consumer.subscribe(List.of(Topics.RAW, Topics.REJECTED));
            long committedAt = System.nanoTime();
            while (closing.getCount() > 0) {
                boolean some = relay(consumer, producer);
                if (some || System.nanoTime() - committedAt > COMMIT_NANOS) {
                    consumer.commitSync();
                    committedAt = System.nanoTime();
                    told(true, "");
                }
            }
        } catch (ExecutionException | RuntimeException e) {
            told(false, String.valueOf(e.getMessage()));
        }
    }

    /** Whether something came, and is there. */
    private boolean relay(KafkaConsumer<byte[], byte[]> consumer, KafkaProducer<byte[], byte[]> producer)
            throws ExecutionException, InterruptedException {
        ConsumerRecords<byte[], byte[]> records;
        try {
            records = consumer.poll(POLL);
        } catch (NoOffsetForPartitionException e) {
            consumer.seekToBeginning(e.partitions());
            return false;
        } catch (OffsetOutOfRangeException e) {
            log.error(
                    "ingestion: {} no longer has what follows {}: events are lost",
                    from.name(),
                    e.offsetOutOfRangePartitions());
            consumer.seekToBeginning(e.partitions());
            return false;
        }
        List<Future<RecordMetadata>> sent = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            sent.add(producer.send(new ProducerRecord<>(
                    record.topic(), null, record.timestamp(), record.key(), record.value(), record.headers())));
        }
        producer.flush();
        for (Future<RecordMetadata> each : sent) {
            each.get();
        }
        relayed.add(sent.size());
        return !sent.isEmpty();
    }

    private void told(boolean nowWell, String why) {
        if (nowWell != well) {
            if (nowWell) {
                log.info("ingestion: what {} takes in is brought over", from.name());
            } else {
                log.warn("ingestion: what {} takes in stays there for now: {}", from.name(), why);
            }
            well = nowWell;
        }
    }

    private static String clusterId(Admin admin) throws ExecutionException, InterruptedException {
        return admin.describeCluster().clusterId().get();
    }

    private static Map<String, Object> clientSettings(String kafka) {
        return Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka,
                AdminClientConfig.CLIENT_ID_CONFIG, GROUP,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
    }

    private Map<String, Object> consumerSettings() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                from.kafka(),
                ConsumerConfig.GROUP_ID_CONFIG,
                GROUP,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                1_000,
                // A node that died makes room soon.
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS,
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                PATIENCE_MILLIS / 4,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500L);
    }

    private Map<String, Object> producerSettings() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                to,
                ProducerConfig.CLIENT_ID_CONFIG,
                GROUP + "-" + from.name(),
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                3 * PATIENCE_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                PATIENCE_MILLIS,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                16L << 20);
    }

    /** Ends within a moment; what was not confirmed is brought over the next time. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        source.close(Duration.ZERO);
    }
}
