package com.pxlpeak.ops.bench;

import com.pxlpeak.projections.schema.ClickHouseAddress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Two points of presence and two ingestion clusters, of which each is near one of them: the nearer is used; when it is
 * killed, traffic moves to the other, and returns when it is back; and whatever was acknowledged is counted once.
 */
public final class PopsBench {

    private static final Duration DELAY = Duration.ofMillis(20);
    private static final Duration GENTLY = Duration.ofSeconds(90);
    private static final Duration WITHOUT_REFUSAL = Duration.ofSeconds(15);
    private static final int MOST_WARM_UP = 12;
    private static final Duration MOST_TO_MOVE = Duration.ofSeconds(5);
    private static final Duration MOST_TO_RETURN = Duration.ofMinutes(2);
    private static final Duration MOST_TO_COUNT = Duration.ofMinutes(5);
    private static final Duration AFTERWARDS = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(500);
    private static final TrafficReports.Report NO_REPORT = new TrafficReports.Report(0, Instant.EPOCH);

    /**
     * What is asked of the bench.
     *
     * @param lose the cluster that is killed: core, whose Kafka is the one that the core reads, or other
     * @param rate events per second, to each point of presence
     * @param stretch how long it is quiet, and then how long the cluster is away
     */
    public record Plan(String lose, int rate, Duration stretch) {

        public Plan {
            if (!Set.of("core", "other").contains(lose)) {
                throw new IllegalArgumentException("--lose: '" + lose + "' (expected: core or other)");
            }
            if (stretch.compareTo(MOST_TO_MOVE) <= 0) {
                throw new IllegalArgumentException("--seconds: " + stretch.toSeconds() + " (expected: more than "
                        + MOST_TO_MOVE.toSeconds() + ", which traffic has to move)");
            }
        }
    }

    private final Plan plan;
    private final PrintStream out;
    private final TwoPops world;
    private final List<Sent> all;
    private final List<String> unmet = new ArrayList<>();

    /** A point of presence, and who sends to it. */
    private record Sent(BenchPop pop, RepeatingSender sender) {}

    private PopsBench(Plan plan, PrintStream out, TwoPops world) {
        this.plan = plan;
        this.out = out;
        this.world = world;
        this.all = world.pops().stream()
                .map(pop -> new Sent(pop, RepeatingSender.start(pop.name(), pop.uri(), Math.max(1, plan.rate() / 5))))
                .toList();
    }

    /**
     * Starts everything below the directory, takes a cluster away and lets it back.
     *
     * @return whether all went as it must
     */
    public static boolean run(Path dataDirectory, Plan plan, PrintStream out) throws IOException, InterruptedException {
        return TwoPops.during(dataDirectory, DELAY, world -> new PopsBench(plan, out, world).run());
    }

    private boolean run() throws IOException, InterruptedException {
        warmUp();
        printHeader();
        quiet();
        TwoWayKafka lost = plan.lose().equals("core") ? world.core() : world.other();
        TwoWayKafka spare = plan.lose().equals("core") ? world.other() : world.core();
        Sent bereaved = all.stream()
                .filter(each -> each.pop().nearer().equals(lost))
                .findFirst()
                .orElseThrow();
        OptionalLong moved = lose(lost, spare, bereaved);
        OptionalLong returned = letBack(lost, bereaved);
        account();
        if (unmet.isEmpty()) {
            out.printf(
                    "%nmet: each used its nearer cluster; without %s, %s was answered as before after %s s; it went"
                            + " back %s s after %s was let back; all that was acknowledged is there once%n",
                    lost.name(), bereaved.pop().name(), seconds(moved), seconds(returned), lost.name());
        } else {
            out.printf("%nNOT met: %s%n", String.join("; ", unmet));
        }
        return unmet.isEmpty();
    }

    /** What has just been started is slow, which is not what is asked: slowly first, and until nothing is refused. */
    private void warmUp() throws InterruptedException {
        Thread.sleep(GENTLY.toMillis());
        all.forEach(each -> each.sender().pace(plan.rate()));
        for (int i = 0; i < MOST_WARM_UP; i++) {
            long from = System.nanoTime();
            Thread.sleep(WITHOUT_REFUSAL.toMillis());
            if (all.stream().allMatch(each -> each.sender().times().refusalsSince(from) == 0)) {
                return;
            }
        }
    }

    private void printHeader() {
        out.printf(
                "%d events/s to each of two points of presence; what is far is %d ms farther, there and back%n%n",
                plan.rate(), 2 * DELAY.toMillis());
        out.printf(
                "%-8s %-5s %-7s %-7s %9s %9s %8s %8s %11s %11s %11s%n",
                "phase",
                "pop",
                "nearer",
                "uses",
                "ms core",
                "ms other",
                "events",
                "refused",
                "202 after s",
                "refused to",
                "longest s");
    }

    private void quiet() throws IOException, InterruptedException {
        long from = System.nanoTime();
        long records = world.other().records();
        Set<String> elsewhere = new HashSet<>();
        while (System.nanoTime() - from < plan.stretch().toNanos()) {
            for (Sent each : all) {
                Optional<String> uses = each.pop().uses();
                if (uses.isPresent() && !uses.get().equals(each.pop().nearer().name())) {
                    elsewhere.add(each.pop().name());
                }
            }
            Thread.sleep(LOOK.toMillis());
        }
        for (Sent each : all) {
            if (!each.pop().usesNearer()) {
                elsewhere.add(each.pop().name());
            }
        }
        tell("quiet", from, from);
        out.printf(
                "%-8s %d records came to %s%n",
                "", world.other().records() - records, world.other().name());
        elsewhere.forEach(pop -> unmet.add(pop + " did not always use its nearer cluster"));
    }

    /** Nanoseconds until the point of presence that lost its nearer cluster answered as before; empty if it did not. */
    private OptionalLong lose(TwoWayKafka lost, TwoWayKafka spare, Sent bereaved)
            throws IOException, InterruptedException {
        long killedAt = System.nanoTime();
        lost.lose();
        long goneAt = System.nanoTime();
        Thread.sleep(plan.stretch().toMillis());
        tell("without", killedAt, goneAt);
        AnswerTimes times = bereaved.sender().times();
        OptionalLong first = since(killedAt, times.firstAcknowledgedOfThoseSentSince(goneAt));
        OptionalLong lastRefusal = since(killedAt, times.lastRefusalSince(killedAt));
        OptionalLong moved = first.isEmpty() || lastRefusal.isEmpty()
                ? first
                : OptionalLong.of(Math.max(first.getAsLong(), lastRefusal.getAsLong()));
        String pop = bereaved.pop().name();
        if (moved.orElse(Long.MAX_VALUE) >= MOST_TO_MOVE.toNanos()) {
            unmet.add(pop + " was not answered as before within " + MOST_TO_MOVE.toSeconds() + " s");
        }
        if (!bereaved.pop().uses().equals(Optional.of(spare.name()))) {
            unmet.add(pop + " does not use " + spare.name() + " without " + lost.name());
        }
        return moved;
    }

    /** Nanoseconds until the point of presence went back to its nearer cluster. */
    private OptionalLong letBack(TwoWayKafka lost, Sent bereaved) throws InterruptedException {
        long letBackAt = System.nanoTime();
        lost.letBack();
        OptionalLong served = OptionalLong.empty();
        OptionalLong returned = OptionalLong.empty();
        while (returned.isEmpty() && System.nanoTime() - letBackAt < MOST_TO_RETURN.toNanos()) {
            Thread.sleep(LOOK.toMillis());
            if (served.isEmpty() && lost.serves()) {
                served = OptionalLong.of(System.nanoTime() - letBackAt);
            }
            if (served.isPresent() && bereaved.pop().usesNearer()) {
                returned = OptionalLong.of(System.nanoTime() - letBackAt);
            }
        }
        Thread.sleep(AFTERWARDS.toMillis());
        tell("back", letBackAt, letBackAt);
        String pop = bereaved.pop().name();
        out.printf(
                "%n%s answered %s s after it was let back; %s used it again after %s s%n",
                lost.name(), seconds(served), pop, seconds(returned));
        if (returned.isEmpty()) {
            unmet.add(pop + " did not go back to " + lost.name() + " within " + MOST_TO_RETURN.toSeconds() + " s");
        }
        return returned;
    }

    private void tell(String phase, long from, long sentSince) throws InterruptedException {
        for (Sent each : all) {
            AnswerTimes times = each.sender().times();
            List<ClusterReading> readings = each.pop().readings();
            out.printf(
                    "%-8s %-5s %-7s %-7s %9s %9s %8d %8d %11s %11s %11s%n",
                    phase,
                    each.pop().name(),
                    each.pop().nearer().name(),
                    readings.stream()
                            .filter(ClusterReading::used)
                            .map(ClusterReading::name)
                            .findFirst()
                            .orElse("?"),
                    millis(readings, world.core()),
                    millis(readings, world.other()),
                    times.eventsSince(from),
                    times.refusalsSince(from),
                    seconds(since(from, times.firstAcknowledgedOfThoseSentSince(sentSince))),
                    seconds(since(from, times.lastRefusalSince(from))),
                    seconds(times.longestOfThoseAcknowledgedSince(from)));
        }
    }

    /** Whether everything that was acknowledged is there once, when reports say that they count all of it. */
    private void account() throws IOException, InterruptedException {
        Set<String> acknowledged = new HashSet<>();
        long sent = 0;
        for (Sent each : all) {
            each.sender().stop();
            acknowledged.addAll(each.sender().acknowledged());
            sent += each.sender().sent();
            each.sender().failures().stream()
                    .findFirst()
                    .ifPresent(failure -> unmet.add(each.pop().name() + " turned away: " + failure));
        }
        out.printf("%d events sent, %d acknowledged%n", sent, acknowledged.size());
        if (acknowledged.size() < sent) {
            unmet.add(sent - acknowledged.size() + " events were not acknowledged");
        }
        TrafficReports.Report report = awaitFresh(Instant.now());
        StoredOnce stored = StoredOnce.of(
                acknowledged,
                ClickHouseAddress.parse(world.installation().endpoints().clickHouse()));
        out.printf(
                "%d records in the core's topic; %d rows: %d events missing, %d there twice, %d never acknowledged;"
                        + " reports count %d%n",
                world.core().records(),
                stored.rows(),
                stored.missing(),
                stored.twice(),
                stored.others(),
                report.events());
        if (!stored.isWhole() || report.events() != acknowledged.size()) {
            unmet.add("not every event is counted once");
        }
    }

    /** The first report that counts all that was accepted before the moment, or the last within minutes. */
    private TrafficReports.Report awaitFresh(Instant moment) throws InterruptedException {
        TrafficReports reports = new TrafficReports(
                world.installation().url(), world.installation().adminKey());
        long from = System.nanoTime();
        TrafficReports.Report report = reports.ask().orElse(NO_REPORT);
        while (report.asOf().isBefore(moment) && System.nanoTime() - from < MOST_TO_COUNT.toNanos()) {
            Thread.sleep(BETWEEN_REPORTS.toMillis());
            report = reports.ask().orElse(NO_REPORT);
        }
        if (report.asOf().isBefore(moment)) {
            unmet.add("reports were not fresh within " + MOST_TO_COUNT.toMinutes() + " minutes");
        } else {
            out.printf(
                    "reports were fresh %s s after the last answer%n",
                    seconds(OptionalLong.of(System.nanoTime() - from)));
        }
        return report;
    }

    private static String millis(List<ClusterReading> readings, TwoWayKafka cluster) {
        return readings.stream()
                .filter(each -> each.name().equals(cluster.name()))
                .map(each -> String.format(Locale.ROOT, "%.1f", each.roundTripMillis()))
                .findFirst()
                .orElse("?");
    }

    private static OptionalLong since(long from, OptionalLong moment) {
        return moment.isPresent() ? OptionalLong.of(moment.getAsLong() - from) : moment;
    }

    private static String seconds(OptionalLong nanos) {
        return nanos.isPresent() ? String.format(Locale.ROOT, "%.1f", nanos.getAsLong() / 1e9) : "-";
    }
}
