package com.pxlpeak.ops.bench;

import com.pxlpeak.cluster.topic.Topics;
import com.pxlpeak.ops.process.FreePorts;
import com.pxlpeak.ops.process.KeptProcess;
import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.services.EmbeddedServices;
import com.pxlpeak.ops.services.KafkaDetour;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** An ingestion cluster of one Kafka, to which there are two ways: the straight one, and a slow one for who is far. */
final class TwoWayKafka implements AutoCloseable {

    private static final int USUAL_PORT = 9094;
    private static final int PATIENCE_MILLIS = 5_000;
    private static final Duration END = Duration.ofSeconds(10);

    private final String name;
    private final EmbeddedServices services;
    private final DelayingProxy proxy;

    private TwoWayKafka(String name, EmbeddedServices services, DelayingProxy proxy) {
        this.name = name;
        this.services = services;
        this.proxy = proxy;
    }

    /**
     * Starts it and returns when it answers.
     *
     * @param delay of the slow way, there as well as back
     */
    static TwoWayKafka start(String name, Path directory, Duration delay) throws IOException, InterruptedException {
        int slow = FreePorts.unusual().prefer(USUAL_PORT);
        DelayingProxy proxy = DelayingProxy.to(slow, delay);
        try {
            Optional<KafkaDetour> detour = Optional.of(new KafkaDetour(slow, proxy.port()));
            return new TwoWayKafka(name, EmbeddedServices.startKafka(directory, detour, Progress.SILENT), proxy);
        } catch (IOException | InterruptedException | RuntimeException e) {
            proxy.close();
            throw e;
        }
    }

    String name() {
        return name;
    }

    /** Where who is near comes to. */
    String near() {
        return services.endpoints().kafka();
    }

    /** Where who is far comes to. */
    String far() {
        return "127.0.0.1:" + proxy.port();
    }

    /** Kills it for good, until it is let back. Returns when it is gone. */
    void lose() throws IOException, InterruptedException {
        process().hold();
        long deadline = System.nanoTime() + END.toNanos();
        while (process().current().isPresent()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("kafka " + name + ": still there (expected: killed)");
            }
            Thread.sleep(1);
        }
    }

    void letBack() {
        process().release();
    }

    boolean serves() {
        return process().state() == KeptProcess.State.READY;
    }

    private KeptProcess process() {
        return services.processes().get(0);
    }

    /** How many accepted events it was ever given, be it by an edge or by a bridge. */
    long records() throws IOException, InterruptedException {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, near(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        try (Admin admin = Admin.create(settings)) {
            TopicDescription topic = admin.describeTopics(List.of(Topics.RAW))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next();
            return admin.listOffsets(ends(topic)).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        } catch (ExecutionException e) {
            throw new IOException("kafka " + name + ": " + e.getCause(), e);
        }
    }

    private static Map<TopicPartition, OffsetSpec> ends(TopicDescription topic) {
        return topic.partitions().stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
    }

    @Override
    public void close() throws IOException {
        services.close();
        proxy.close();
    }
}
