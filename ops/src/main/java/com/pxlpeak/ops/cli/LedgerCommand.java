package com.pxlpeak.ops.cli;

import com.pxlpeak.cluster.failpoint.Failpoint;
import com.pxlpeak.ops.ledger.FailpointSweep;
import com.pxlpeak.ops.ledger.Fault;
import com.pxlpeak.ops.ledger.Ledger;
import com.pxlpeak.ops.ledger.SelfTest;
import com.pxlpeak.ops.ledger.Verdict;
import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.services.DataDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pxlpeak ledger}: proves the first promise, or shows that it is broken. */
@Command(
        name = "ledger",
        description = "Send generated events to a pxlpeak of its own while faults strike, and compare every number.",
        mixinStandardHelpOptions = true)
final class LedgerCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--events", defaultValue = "100000", description = "How many events (default: ${DEFAULT-VALUE}).")
    private int events;

    @Option(names = "--rate", defaultValue = "1000", description = "How many a second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Chooses events and faults (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--faults",
            paramLabel = "LIST",
            defaultValue = "none",
            description = "all, none, or of: node kafka cassandra clickhouse, each also with -stop; restart, poison,"
                    + " failpoint:NAME[:PASS]; parted by commas (default: ${DEFAULT-VALUE}).")
    private String faults = "none";

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "An empty directory, which is kept (default: a temporary one, kept if the verdict is bad).")
    private Optional<Path> directory = Optional.empty();

    @ArgGroup
    private Mode mode = new Mode();

    /** What is done instead of one run. */
    static final class Mode {

        @Option(names = "--self-test", description = "Break the promise on purpose: the ledger must notice each time.")
        private boolean selfTest;

        @Option(
                names = "--failpoints",
                arity = "0..1",
                paramLabel = "LIST",
                fallbackValue = ALL,
                description =
                        "A small run for every failpoint, or those of the list, parted by commas, on its first and"
                                + " its hundredth pass.")
        private Optional<String> failpoints = Optional.empty();

        private static final String ALL = "all";

        private List<Failpoint> failpoints() {
            String list = failpoints.orElse("");
            return list.equals(ALL)
                    ? List.of(Failpoint.values())
                    : Arrays.stream(list.split(",", -1))
                            .map(String::strip)
                            .map(Failpoint::of)
                            .toList();
        }
    }

    @Override
    public Integer call() throws Exception {
        Path data = directory.isPresent() ? directory.get() : Files.createTempDirectory("pxlpeak-ledger");
        boolean good = prove(new DataDirectory(data));
        if (good && directory.isEmpty()) {
            delete(data);
        } else {
            out("kept " + data);
        }
        return good ? 0 : Pxlpeak.FAILED;
    }

    private boolean prove(DataDirectory data) throws IOException, InterruptedException {
        if (mode.selfTest) {
            return SelfTest.run(data, seed, this::out, progress());
        }
        if (mode.failpoints.isPresent()) {
            return FailpointSweep.run(data, mode.failpoints(), seed, this::out, progress());
        }
        Verdict verdict = Ledger.run(new Ledger.Settings(data, events, rate, seed, Fault.parse(faults)), progress());
        verdict.notes().forEach(note -> out("  " + note));
        out(verdict.line());
        return verdict.isClean();
    }

    private void out(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private Progress progress() {
        PrintWriter err = spec.commandLine().getErr();
        long startedAt = System.nanoTime();
        return (name, text) -> {
            err.printf(Locale.ROOT, "%6.1f  %-10s  %s%n", (System.nanoTime() - startedAt) / 1e9, name, text);
            err.flush();
        };
    }

    private static void delete(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
