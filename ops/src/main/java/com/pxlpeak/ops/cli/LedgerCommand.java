package com.pxlpeak.ops.cli;

import com.pxlpeak.ops.ledger.Fault;
import com.pxlpeak.ops.ledger.Ledger;
import com.pxlpeak.ops.ledger.Verdict;
import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.services.DataDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Path data = directory.isPresent() ? directory.get() : Files.createTempDirectory("pxlpeak-ledger");
        Verdict verdict = Ledger.run(
                new Ledger.Settings(new DataDirectory(data), events, rate, seed, Fault.parse(faults)), progress());
        verdict.notes().forEach(note -> out.println("  " + note));
        out.println(verdict.line());
        out.flush();
        if (verdict.isClean() && directory.isEmpty()) {
            delete(data);
        } else {
            out.println("kept " + data);
        }
        return verdict.isClean() ? 0 : Pxlpeak.FAILED;
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
