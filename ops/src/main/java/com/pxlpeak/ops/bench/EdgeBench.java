package com.pxlpeak.ops.bench;

import com.pxlpeak.cluster.topic.TopicSchema;
import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.services.EmbeddedServices;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * What a request costs the edge, its way to Kafka and back included, next to the least that Pekko HTTP can do with the
 * same request. Both are measured in turns, since the machine is never as fast twice; Kafka and the sender are other
 * processes, and Kafka's own share is told apart.
 */
public final class EdgeBench {

    private static final int PARTITIONS = 24;

    /** What is asked of the bench. */
    public record Plan(int connections, int rounds, Duration round, Duration warmUp, int rate) {}

    private final Plan plan;
    private final PrintStream out;
    private final BenchServer edge;
    private final BenchServer drain;
    private final long kafka;

    private EdgeBench(Plan plan, PrintStream out, BenchServer edge, BenchServer drain, long kafka) {
        this.plan = plan;
        this.out = out;
        this.edge = edge;
        this.drain = drain;
        this.kafka = kafka;
    }

    /** Starts everything below the directory, and prints what it measures. */
    public static void run(Path dataDirectory, Plan plan, PrintStream out) throws IOException, InterruptedException {
        try (EmbeddedServices services = EmbeddedServices.startKafka(dataDirectory, Progress.SILENT)) {
            createTopics(services);
            Map<String, String> environment = services.endpoints().asEnvironment();
            try (BenchServer edge = BenchServer.start(EdgeNode.class, environment, dataDirectory);
                    BenchServer drain = BenchServer.start(DrainNode.class, environment, dataDirectory)) {
                new EdgeBench(plan, out, edge, drain, kafkaPid(services)).run();
            }
        }
    }

    static void createTopics(EmbeddedServices services) {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, services.endpoints().kafka()))) {
            TopicSchema.create(admin, PARTITIONS, (short) 1);
        }
    }

    private static long kafkaPid(EmbeddedServices services) {
        return services.processes().get(0).current().orElseThrow().pid();
    }

    private void run() throws IOException {
        try (HttpLoad toEdge = HttpLoad.connect(edge.port(), plan.connections());
                HttpLoad toDrain = HttpLoad.connect(drain.port(), plan.connections())) {
            List<byte[]> single = RawRequests.of(1, Instant.now());
            List<byte[]> tens = RawRequests.of(10, Instant.now());
            out.printf("warming up for %d s …%n", plan.warmUp().toSeconds());
            // The edge has far more code to compile than the drain.
            for (int turn = 0; turn < 4; turn++) {
                toEdge.flatOut(turn % 2 == 0 ? tens : single, plan.warmUp().dividedBy(5));
                toDrain.flatOut(turn % 2 == 0 ? tens : single, plan.warmUp().dividedBy(20));
            }
            out.printf(
                    "%nflat out: %d connections, %d rounds of %d s, drain and edge in turns%n",
                    plan.connections(), plan.rounds(), plan.round().toSeconds());
            Turns.printHeader(out);
            turns(load -> load.flatOut(single, plan.round()), toDrain, toEdge).print("1 event", 1, out);
            turns(load -> load.flatOut(tens, plan.round()), toDrain, toEdge).print("10 events", 10, out);
            out.printf("%n%d requests/s, sent on schedule, %d rounds in turns%n", plan.rate(), plan.rounds());
            Turns.printHeader(out);
            turns(load -> load.paced(single, plan.round(), plan.rate()), toDrain, toEdge)
                    .print("1 event", 1, out);
            turns(load -> load.paced(tens, plan.round(), plan.rate()), toDrain, toEdge)
                    .print("10 events", 10, out);
        }
    }

    private Turns turns(Stretch stretch, HttpLoad toDrain, HttpLoad toEdge) throws IOException {
        Turns turns = new Turns();
        for (int round = 0; round < plan.rounds(); round++) {
            turns.drained(measured(stretch, toDrain, drain));
            turns.edged(measured(stretch, toEdge, edge));
        }
        return turns;
    }

    private Turns.Turn measured(Stretch stretch, HttpLoad load, BenchServer server) throws IOException {
        long own = ProcessCpu.micros(List.of(server.pid()));
        long kafkas = ProcessCpu.micros(List.of(kafka));
        HttpLoad.Outcome outcome = stretch.run(load);
        return new Turns.Turn(
                outcome, ProcessCpu.micros(List.of(server.pid())) - own, ProcessCpu.micros(List.of(kafka)) - kafkas);
    }

    /** A way to send for a while. */
    @FunctionalInterface
    private interface Stretch {
        HttpLoad.Outcome run(HttpLoad load) throws IOException;
    }
}
