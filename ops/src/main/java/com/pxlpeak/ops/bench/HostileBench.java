package com.pxlpeak.ops.bench;

import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.services.EmbeddedServices;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Everything bad that somebody thought of is sent to an edge: first each attack by itself, whose answer has to be the
 * right one; then all of them over and over, and then a crowd that sends a byte now and then, next to honest senders, who
 * are not to notice.
 */
public final class HostileBench {

    private static final int WARM_UP_RATE = 50;
    private static final int HONEST_CONNECTIONS = 16;
    private static final int CROWD = 2_000;

    /**
     * What is asked of the bench.
     *
     * @param rate of honest requests, a second
     * @param attackRate of bad ones
     */
    public record Plan(int rate, int attackRate, int rounds, Duration round, Duration warmUp) {}

    private final Plan plan;
    private final PrintStream out;
    private final BenchServer edge;
    private final Attacker attacker;
    private final List<byte[]> honest = RawRequests.of(1, Instant.now());

    private HostileBench(Plan plan, PrintStream out, BenchServer edge) {
        this.plan = plan;
        this.out = out;
        this.edge = edge;
        this.attacker = new Attacker(edge.port());
    }

    /**
     * Starts everything below the directory, and prints what it measures.
     *
     * @return whether every attack got a right answer, and every honest sender an acceptance
     */
    public static boolean run(Path dataDirectory, Plan plan, PrintStream out) throws IOException, InterruptedException {
        try (EmbeddedServices services = EmbeddedServices.startKafka(dataDirectory, Progress.SILENT)) {
            EdgeBench.createTopics(services);
            try (BenchServer edge =
                    BenchServer.start(EdgeNode.class, services.endpoints().asEnvironment(), dataDirectory)) {
                return new HostileBench(plan, out, edge).run();
            }
        }
    }

    private boolean run() throws IOException, InterruptedException {
        out.printf("warming up for %d s …%n%n", plan.warmUp().toSeconds());
        try (HttpLoad load = HttpLoad.connect(edge.port(), HONEST_CONNECTIONS)) {
            load.paced(honest, plan.warmUp(), WARM_UP_RATE);
        }
        List<Attack> attacks = new ArrayList<>(HttpAttacks.all());
        attacks.addAll(BodyAttacks.all());
        int wrong = eachByItself(attacks);
        out.printf("%n%d attacks, %d answered wrongly%n%n", attacks.size(), wrong);
        // New connections: the edge does not keep those for long that do nothing.
        try (HttpLoad load = HttpLoad.connect(edge.port(), HONEST_CONNECTIONS)) {
            return nextToHonestSenders(load, attacks) == 0 && wrong == 0;
        }
    }

    private int eachByItself(List<Attack> attacks) {
        out.printf("%-42s %8s  %s%n", "attack", "worst ms", "answer");
        int wrong = 0;
        for (Attack attack : attacks) {
            List<String> answers = new ArrayList<>();
            Latencies latencies = new Latencies("");
            for (byte[] request : attack.requests()) {
                long sent = System.nanoTime();
                answers.add(attacker.send(request).inBrief());
                latencies.add(sent, System.nanoTime());
            }
            List<String> others = answers.stream()
                    .filter(answer -> !attack.answers().contains(answer))
                    .distinct()
                    .toList();
            wrong += others.isEmpty() ? 0 : 1;
            out.printf(
                    "%-42s %8.1f  %s%n",
                    attack.name(),
                    latencies.at(1),
                    others.isEmpty() ? answers.get(0) : "WRONG " + others + " (expected: " + attack.answers() + ")");
        }
        return wrong;
    }

    private long nextToHonestSenders(HttpLoad load, List<Attack> attacks) throws IOException, InterruptedException {
        List<byte[]> requests = new ArrayList<>();
        attacks.forEach(attack -> requests.addAll(
                attack.requests().subList(0, Math.min(20, attack.requests().size()))));
        Collections.shuffle(requests, new Random(1));
        out.printf(
                "%d honest requests/s: alone, beside %d bad ones/s, beside %d connections that send a byte now and then%n",
                plan.rate(), plan.attackRate(), CROWD);
        out.printf("%-18s %10s %8s %8s %8s %7s%n", "", "requests/s", "p50 ms", "p99 ms", "max ms", "failed");
        long failed = 0;
        for (int round = 0; round < plan.rounds(); round++) {
            failed += told("alone", load.paced(honest, plan.round(), plan.rate()));
            Barrage barrage = Barrage.of(attacker, requests, plan.attackRate());
            failed += told("beside attacks", load.paced(honest, plan.round(), plan.rate()));
            barrage.stop();
            SlowCrowd crowd = SlowCrowd.of(attacker, CROWD);
            failed += told("beside the slow", load.paced(honest, plan.round(), plan.rate()));
            crowd.stop();
        }
        return failed;
    }

    private long told(String name, HttpLoad.Outcome outcome) {
        out.printf(
                "%-18s %10.0f %8.1f %8.1f %8.1f %7d%n",
                name,
                outcome.perSecond(),
                outcome.latencies().at(0.5),
                outcome.latencies().at(0.99),
                outcome.latencies().at(1),
                outcome.failed());
        return outcome.failed();
    }
}
