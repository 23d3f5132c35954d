package com.pxlpeak.ops.bench;

import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.event.EventCodec;
import com.pxlpeak.cluster.topic.Topics;
import com.pxlpeak.ops.process.KeptProcess;
import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.services.EmbeddedServices;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * CPU microseconds per event from Kafka to journaled, application and Cassandra together, at fixed rates and flat out.
 * Kafka and the sender are other processes and are not counted.
 */
public final class PartitionBench {

    private static final int WARM_UP_EVENTS = 1_200_000;
    private static final int FLAT_OUT_EVENTS = 400_000;
    private static final int SECONDS_PER_RATE = 20;
    private static final List<Integer> RATES = List.of(10_000, 2_000, 200);

    private final PrintStream out;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Process node;
    private final BufferedReader answers;
    private final List<Long> measured;
    private long sent;

    private PartitionBench(PrintStream out, EmbeddedServices services, Path dataDirectory) throws IOException {
        this.out = out;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        services.endpoints().kafka(),
                        "linger.ms",
                        "5",
                        "batch.size",
                        "131072",
                        "compression.type",
                        "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms768m",
                        "-Xmx768m",
                        "-Xmn400m",
                        "-XX:+UseParallelGC",
                        "-Duser.timezone=UTC",
                        "-Dlogback.configurationFile=com/pxlpeak/ops/cli/logback-silent.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PartitionNode.class.getName()))
                .redirectError(dataDirectory.resolve("partition-node.log").toFile());
        builder.environment().putAll(services.endpoints().asEnvironment());
        this.node = builder.start();
        this.answers = new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8));
        this.measured = List.of(node.pid(), cassandraPid(services));
    }

    /** Runs all rates on fresh services below the directory, and prints a line for each. */
    public static void run(Path dataDirectory, PrintStream out) throws IOException, InterruptedException {
        try (EmbeddedServices services = EmbeddedServices.start(dataDirectory, Progress.SILENT)) {
            PartitionBench bench = new PartitionBench(out, services, dataDirectory);
            try {
                bench.run();
            } finally {
                bench.node.destroy();
                bench.producer.close();
            }
        }
    }

    private static long cassandraPid(EmbeddedServices services) {
        return services.processes().stream()
                .filter(process -> process.name().equals("cassandra"))
                .findFirst()
                .flatMap(KeptProcess::current)
                .orElseThrow()
                .pid();
    }

    private void run() throws IOException {
        journaled();
        out.println("warming up …");
        send(WARM_UP_EVENTS, Integer.MAX_VALUE);
        awaitJournaled();
        out.printf(
                "%-12s %10s %12s %12s %12s %12s %12s%n",
                "rate", "events", "events/s", "CPU µs/event", "node", "Cassandra", "cores");
        // Flat out first: the compiler needs some minutes of work before what is measured is what runs for months.
        for (int round = 1; round <= 3; round++) {
            measure("flat out " + round, FLAT_OUT_EVENTS, Integer.MAX_VALUE);
        }
        for (int rate : RATES) {
            measure(rate + "/s", rate * SECONDS_PER_RATE, rate);
        }
    }

    private void measure(String name, int events, int rate) throws IOException {
        long node = ProcessCpu.micros(measured.subList(0, 1));
        long cpu = ProcessCpu.micros(measured);
        long start = System.nanoTime();
        send(events, rate);
        awaitJournaled();
        double seconds = (System.nanoTime() - start) / 1e9;
        double micros = ProcessCpu.micros(measured) - cpu;
        double own = ProcessCpu.micros(measured.subList(0, 1)) - node;
        out.printf(
                "%-12s %10d %12.0f %12.1f %12.1f %12.1f %12.2f%n",
                name,
                events,
                events / seconds,
                micros / events,
                own / events,
                (micros - own) / events,
                micros / 1e6 / seconds);
    }

    /** Sends at an even pace, in steps of ten milliseconds. */
    @SuppressWarnings("FutureReturnValueIgnored") // What is lost would never be journaled, and the wait would fail.
    private void send(int events, int rate) {
        BenchEvents generator = new BenchEvents("p" + sent + "x");
        long start = System.nanoTime();
        for (int i = 0; i < events; i++) {
            Event event = generator.event(i, Instant.now());
            producer.send(new ProducerRecord<>(
                    Topics.RAW, event.key().text().getBytes(StandardCharsets.UTF_8), EventCodec.write(event)));
            while (rate < Integer.MAX_VALUE && (System.nanoTime() - start) * 1e-9 * rate < i - rate / 100.0) {
                LockSupport.parkNanos(1_000_000);
            }
        }
        producer.flush();
        sent += events;
    }

    private void awaitJournaled() throws IOException {
        long deadline = System.nanoTime() + 300_000_000_000L;
        while (journaled() < sent) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("journaled: " + journaled() + " (expected: " + sent + ")");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    private long journaled() throws IOException {
        OutputStream question = node.getOutputStream();
        question.write('\n');
        question.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IllegalStateException("partition node: ended (expected: an answer); see partition-node.log");
        }
        return Long.parseLong(answer);
    }
}
