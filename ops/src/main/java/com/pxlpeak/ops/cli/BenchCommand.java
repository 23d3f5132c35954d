package com.pxlpeak.ops.cli;

import com.pxlpeak.ops.bench.LatencyBench;
import com.pxlpeak.ops.bench.OutageBench;
import com.pxlpeak.ops.bench.PartitionBench;
import com.pxlpeak.ops.bench.ReadsBench;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
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
            name = "outage",
            description = "What happens while one of the servers is away for minutes under load, and after its return.",
            mixinStandardHelpOptions = true)
    int outage(
            @Option(
                            names = "--without",
                            required = true,
                            paramLabel = "SERVER",
                            description = "kafka, cassandra, clickhouse or postgres.")
                    String server,
            @Option(names = "--minutes", defaultValue = "10", description = "How long (default: 10).") int minutes,
            @Option(names = "--rate", defaultValue = "500", description = "Events per second (default: 500).") int rate)
            throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("pxlpeak-bench");
        try {
            return OutageBench.run(data, server, Duration.ofMinutes(minutes), rate, out) ? 0 : 1;
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

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
