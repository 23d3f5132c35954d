package com.pxlpeak.ops.cli;

import com.pxlpeak.ops.bench.EdgeBench;
import com.pxlpeak.ops.bench.HostileBench;
import com.pxlpeak.ops.bench.KeysBench;
import com.pxlpeak.ops.bench.LatencyBench;
import com.pxlpeak.ops.bench.OutageBench;
import com.pxlpeak.ops.bench.PartitionBench;
import com.pxlpeak.ops.bench.PopsBench;
import com.pxlpeak.ops.bench.ReadsBench;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pxlpeak bench …}: measures what pxlpeak promises, on services of its own. */
@Command(
        name = "bench",
        description = "Measure what pxlpeak promises, on services started for it alone, and print it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "BENCH")
final class BenchCommand {

    private final PrintStream out = System.out;

    @Command(
            name = "latency",
            description = "From a request to the live subscriber and to the traffic answer, at a fixed rate.",
            mixinStandardHelpOptions = true)
    int latency(
            @Option(names = "--rate", defaultValue = "200", description = "Events per second (default: 200).") int rate,
            @Option(names = "--seconds", defaultValue = "60", description = "How long (default: 60).") int seconds)
            throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("pxlpeak-bench");
        try {
            LatencyBench.run(data, rate, seconds, out);
        } finally {
            delete(data);
        }
        return 0;
    }

    @Command(
            name = "partition",
            description = "CPU per event from Kafka to journaled, application and Cassandra together, at four rates.",
            mixinStandardHelpOptions = true)
    int partition() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("pxlpeak-bench");
        try {
            PartitionBench.run(data, out);
        } finally {
            delete(data);
        }
        return 0;
    }

    @Command(
            name = "edge",
            description =
                    "What a request costs the edge, Kafka included, next to an endpoint that only drains the body.",
            mixinStandardHelpOptions = true)
    int edge(
            @Option(names = "--connections", defaultValue = "128", description = "Kept open (default: 128).")
                    int connections,
            @Option(names = "--rounds", defaultValue = "5", description = "Of each measurement (default: 5).")
                    int rounds,
            @Option(names = "--seconds", defaultValue = "6", description = "Of a round (default: 6).") int seconds,
            @Option(names = "--warm-up", defaultValue = "180", description = "Seconds before (default: 180).")
                    int warmUp,
            @Option(names = "--rate", defaultValue = "500", description = "Requests per second (default: 500).")
                    int rate,
            @Option(names = "--on-disk", description = "Keep Kafka's files on the disk, and measure that too.")
                    boolean onDisk)
            throws IOException, InterruptedException {
        Path data = onDisk ? Files.createTempDirectory("pxlpeak-bench") : inMemory();
        try {
            EdgeBench.run(
                    data,
                    new EdgeBench.Plan(
                            connections, rounds, Duration.ofSeconds(seconds), Duration.ofSeconds(warmUp), rate),
                    out);
        } finally {
            delete(data);
        }
        return 0;
    }

    @Command(
            name = "hostile",
            description = "Whether attacks on the edge get the right answers, and honest senders beside them theirs.",
            mixinStandardHelpOptions = true)
    int hostile(
            @Option(names = "--rate", defaultValue = "100", description = "Honest requests per second (default: 100).")
                    int rate,
            @Option(names = "--attacks", defaultValue = "50", description = "Bad ones per second (default: 50).")
                    int attackRate,
            @Option(names = "--rounds", defaultValue = "3", description = "Of each measurement (default: 3).")
                    int rounds,
            @Option(names = "--seconds", defaultValue = "20", description = "Of a round (default: 20).") int seconds,
            @Option(names = "--warm-up", defaultValue = "60", description = "Seconds before (default: 60).") int warmUp)
            throws IOException, InterruptedException {
        Path data = inMemory();
        try {
            return HostileBench.run(
                            data,
                            new HostileBench.Plan(
                                    rate, attackRate, rounds, Duration.ofSeconds(seconds), Duration.ofSeconds(warmUp)),
                            out)
                    ? 0
                    : 1;
        } finally {
            delete(data);
        }
    }

    @Command(
            name = "keys",
            description = "What verifying a key costs, alone and beside a flood of wrong ones.",
            mixinStandardHelpOptions = true)
    int keys(
            @Option(names = "--rounds", defaultValue = "3", description = "Of each measurement (default: 3).")
                    int rounds,
            @Option(names = "--seconds", defaultValue = "5", description = "Of a round (default: 5).") int seconds)
            throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("pxlpeak-bench");
        try {
            KeysBench.run(data, rounds, Duration.ofSeconds(seconds), out);
        } finally {
            delete(data);
        }
        return 0;
    }

    @Command(
            name = "outage",
            description =
                    "What happens while servers are away for minutes under load, one by one, and after their return.",
            mixinStandardHelpOptions = true)
    int outage(
            @Option(
                            names = "--without",
                            required = true,
                            split = ",",
                            paramLabel = "SERVER",
                            description = "Of kafka, cassandra, clickhouse and postgres, parted by commas.")
                    List<String> servers,
            @Option(names = "--minutes", defaultValue = "10", description = "How long (default: 10).") int minutes,
            @Option(names = "--rate", defaultValue = "500", description = "Events per second (default: 500).") int rate)
            throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("pxlpeak-bench");
        try {
            return OutageBench.run(data, servers, Duration.ofMinutes(minutes), rate, out) ? 0 : 1;
        } finally {
            delete(data);
        }
    }

    @Command(
            name = "pops",
            description =
                    "Whether points of presence use the nearer of two ingestion clusters, and what its loss does.",
            mixinStandardHelpOptions = true)
    int pops(
            @Option(
                            names = "--lose",
                            defaultValue = "other",
                            paramLabel = "CLUSTER",
                            description = "The one that is killed: core or other (default: other).")
                    String lose,
            @Option(names = "--rate", defaultValue = "100", description = "Events per second, each (default: 100).")
                    int rate,
            @Option(
                            names = "--seconds",
                            defaultValue = "20",
                            description = "Of quiet, and then of its absence (default: 20).")
                    int seconds)
            throws IOException, InterruptedException {
        PopsBench.Plan plan = new PopsBench.Plan(lose, rate, Duration.ofSeconds(seconds));
        Path data = Files.createTempDirectory("pxlpeak-bench");
        try {
            return PopsBench.run(data, plan, out) ? 0 : 1;
        } finally {
            delete(data);
        }
    }

    @Command(
            name = "reads",
            description =
                    "What reports cost on rows that replace each other, and on rows that are never inserted twice.",
            mixinStandardHelpOptions = true)
    int reads(
            @Option(names = "--rows", defaultValue = "10000000", description = "Event rows (default: 10000000).")
                    long rows)
            throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("pxlpeak-bench");
        try {
            ReadsBench.run(data, rows, out);
        } finally {
            delete(data);
        }
        return 0;
    }

    /** Where no disk is waited for: what is compared is CPU. */
    private static Path inMemory() throws IOException {
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "pxlpeak-bench")
                : Files.createTempDirectory("pxlpeak-bench");
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
