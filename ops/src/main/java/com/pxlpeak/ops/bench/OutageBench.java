package com.pxlpeak.ops.bench;

import com.pxlpeak.ops.installation.Installation;
import com.pxlpeak.ops.process.GuardedProcess;
import com.pxlpeak.ops.process.KeptProcess;
import com.pxlpeak.ops.process.ProcessMemory;
import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.services.DataDirectory;
import com.pxlpeak.ops.services.ExternalServices;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an outage of one server does, under load: it is killed, kept away for minutes, and let back. Prints for every
 * stretch what was acknowledged and refused, how far reports are behind, and the node's memory; and at the end how long
 * it took until reports were fresh again, and whether they count what was acknowledged.
 */
public final class OutageBench {

    private static final Duration GENTLY = Duration.ofSeconds(90);
    private static final int MOST_WARM_UP = 10;
    private static final Duration STRETCH = Duration.ofSeconds(30);
    private static final Duration RECOVERY = Duration.ofMinutes(5);
    private static final Duration STEP = Duration.ofMillis(200);
    private static final long FRESH_MILLIS = 5_000;
    private static final String KAFKA = "kafka";

    /** Both generations' lines of what {@code jcmd GC.heap_info} says of the parallel collector. */
    private static final Pattern USED = Pattern.compile("(?:PSYoungGen|ParOldGen) +total \\d+K, used (\\d+)K");

    private final Installation installation;
    private final PrintStream out;
    private final TrafficReports reports;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final long startedAt = System.nanoTime();

    private OutageBench(Installation installation, PrintStream out) {
        this.installation = installation;
        this.reports = new TrafficReports(installation.url(), installation.adminKey());
        this.out = out;
    }

    /**
     * Starts everything below the directory, and takes the servers away and back, one after the other.
     *
     * @param servers of kafka, cassandra, clickhouse and postgres
     * @param rate events per second
     * @return whether reports were fresh within five minutes of each one's return and count in the end what was
     *     acknowledged, and nothing was refused unless it was Kafka that was away
     */
    public static boolean run(Path dataDirectory, List<String> servers, Duration outage, int rate, PrintStream out)
            throws IOException, InterruptedException {
        Installation.Settings settings =
                new Installation.Settings(new DataDirectory(dataDirectory), OptionalInt.empty(), ExternalServices.NONE);
        try (Installation installation = Installation.start(settings, Progress.SILENT)) {
            List<KeptProcess> processes =
                    servers.stream().map(name -> process(installation, name)).toList();
            return new OutageBench(installation, out).run(processes, outage, rate);
        }
    }

    private static KeptProcess process(Installation installation, String name) {
        return installation.processes().stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "--without: '" + name + "' (expected: kafka, cassandra, clickhouse or postgres)"));
    }

    private boolean run(List<KeptProcess> servers, Duration outage, int rate) throws InterruptedException {
        out.printf(
                "%-8s %8s %9s %9s %9s %10s %8s %8s%n",
                "phase", "seconds", "sent", "acked", "refused", "behind s", "heap MB", "node MB");
        PacedSender sender = new PacedSender(http, installation.url());
        warmUp(sender, rate);
        boolean good = true;
        for (KeptProcess server : servers) {
            good &= without(server, outage, sender);
        }
        sender.stop();
        long counted = awaitAll(sender);
        out.printf("reports count %d of %d acknowledged%n", counted, sender.acknowledged());
        return good && counted >= sender.acknowledged();
    }

    /** What has just been started is slow, which is not what is asked: slowly first, and until nothing is refused. */
    private void warmUp(PacedSender sender, int rate) throws InterruptedException {
        sender.start(rate / 5);
        phase("warm up", GENTLY, sender);
        sender.start(rate);
        long refused = -1;
        for (int i = 0; i < MOST_WARM_UP && refused != sender.refused(); i++) {
            refused = sender.refused();
            phase("before", STRETCH, sender);
        }
    }

    private boolean without(KeptProcess server, Duration outage, PacedSender sender) {
        long before = sender.refused();
        sender.forgetRefusals();
        server.hold();
        phase("without", outage, sender);
        server.release();
        OptionalLong fresh = awaitFresh(sender);
        long refused = sender.refused() - before;
        out.printf(
                "%s without %s: %s; %d refused%n",
                outage,
                server.name(),
                fresh.isPresent()
                        ? "fresh " + fresh.getAsLong() + " s after it was let back"
                        : "NOT fresh within " + RECOVERY.toMinutes() + " minutes",
                refused);
        if (refused > 0) {
            Latencies.printHeader(out);
            sender.refusals().print(out);
        }
        return fresh.isPresent() && (refused == 0 || server.name().equals(KAFKA));
    }

    /** Lets time pass, and tells of each stretch of it. */
    private void phase(String name, Duration duration, PacedSender sender) {
        for (Duration left = duration; left.compareTo(Duration.ZERO) > 0; left = left.minus(STRETCH)) {
            pass(left.compareTo(STRETCH) < 0 ? left : STRETCH);
            tell(name, sender);
        }
    }

    /** Seconds until reports were fresh for the first time. */
    private OptionalLong awaitFresh(PacedSender sender) {
        long back = System.nanoTime();
        long told = back;
        while (System.nanoTime() - back < RECOVERY.toNanos()) {
            OptionalLong counted = reported();
            if (counted.isPresent() && sender.millisBehind(counted.getAsLong()).orElse(0) < FRESH_MILLIS) {
                tell("fresh", sender);
                return OptionalLong.of((System.nanoTime() - back) / 1_000_000_000);
            }
            if (System.nanoTime() - told > STRETCH.toNanos()) {
                tell("after", sender);
                told = System.nanoTime();
            }
            pass(STEP);
        }
        return OptionalLong.empty();
    }

    /** What reports count once they count all that was acknowledged, or in the end. */
    private long awaitAll(PacedSender sender) {
        long since = System.nanoTime();
        OptionalLong counted = reported();
        while (counted.orElse(-1) < sender.acknowledged() && System.nanoTime() - since < RECOVERY.toNanos()) {
            pass(STEP);
            counted = reported();
        }
        return counted.orElse(-1);
    }

    private void tell(String phase, PacedSender sender) {
        OptionalLong counted = reported();
        String behind = counted.isEmpty()
                ? "no answer"
                : String.format(
                        Locale.ROOT,
                        "%.1f",
                        sender.millisBehind(counted.getAsLong()).orElse(0) / 1e3);
        long node =
                process(installation, "node").current().map(GuardedProcess::pid).orElse(0L);
        out.printf(
                "%-8s %8.0f %9d %9d %9d %10s %8d %8d%n",
                phase,
                (System.nanoTime() - startedAt) / 1e9,
                sender.sent(),
                sender.acknowledged(),
                sender.refused(),
                behind,
                heapMegabytes(node),
                ProcessMemory.ofTree(node) >> 20);
    }

    /** How many events reports count; empty if there is no report. */
    private OptionalLong reported() {
        try {
            return reports.ask().map(report -> OptionalLong.of(report.events())).orElseGet(OptionalLong::empty);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    private static long heapMegabytes(long pid) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid),
                            "GC.heap_info")
                    .redirectErrorStream(true)
                    .start();
            String told = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher used = USED.matcher(told);
            long kilobytes = 0;
            while (used.find()) {
                kilobytes += Long.parseLong(used.group(1));
            }
            return kilobytes >> 10;
        } catch (IOException e) {
            return -1;
        }
    }

    private static void pass(Duration duration) {
        long until = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }
}
