package com.pxlpeak.ops.ledger;

import com.pxlpeak.cluster.failpoint.Failpoint;
import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.services.DataDirectory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Lets the node die at every failpoint, on the first and the hundredth pass: a small run each, one after the other. */
public final class FailpointSweep {

    private static final List<Integer> PASSES = List.of(1, 100);
    private static final int EVENTS = 3_000;
    private static final int RATE = 300;

    /** Everything in small steps, so that each is taken a hundred times in seconds. */
    private static final Map<String, String> SMALL_STEPS = Map.of(
            "pxlpeak.cluster.partition.checkpoint-entries", "4",
            "pxlpeak.cluster.partition.idle-timeout", "2s",
            "pxlpeak.cluster.partition.tick-interval", "1s",
            "pxlpeak.projections.group-rows", "20",
            "pxlpeak.projections.group-within", "50ms");

    /** Checkpoints as far apart as ever: more than a hundred entries are there to be read again. */
    private static final Map<String, String> LONG_JOURNALS = Map.of();

    private FailpointSweep() {}

    /** Whether every run was clean. A line is told for each. */
    public static boolean run(
            DataDirectory data, List<Failpoint> failpoints, long seed, Consumer<String> out, Progress progress)
            throws IOException, InterruptedException {
        Map<Boolean, List<Failpoint>> onRecovery = failpoints.stream()
                .collect(Collectors.partitioningBy(failpoint -> failpoint == Failpoint.PARTITION_RECOVERING));
        boolean clean = true;
        for (boolean recovery : new boolean[] {false, true}) {
            List<Failpoint> next = onRecovery.getOrDefault(recovery, List.of());
            if (!next.isEmpty()) {
                DataDirectory own = new DataDirectory(data.root().resolve(recovery ? "recovery" : "steps"));
                try (Stage stage = Stage.open(own, recovery ? LONG_JOURNALS : SMALL_STEPS, progress)) {
                    Run run = new Run(stage, new Books(), own.root().resolve("ledger"), progress);
                    clean &= run(run, next, seed, out);
                }
            }
        }
        return clean;
    }

    private static boolean run(Run run, List<Failpoint> failpoints, long seed, Consumer<String> out)
            throws IOException, InterruptedException {
        // Journals with something in them, for those that die while they read them again.
        run.run(new Run.Plan("w" + seed, EVENTS, RATE, seed, List.of()));
        boolean clean = true;
        long number = seed;
        for (Failpoint failpoint : failpoints) {
            for (int pass : PASSES) {
                clean &= run(run, failpoint, pass, ++number, out);
            }
        }
        return clean;
    }

    private static boolean run(Run run, Failpoint failpoint, int pass, long seed, Consumer<String> out)
            throws InterruptedException {
        String what = "%-26s %4d  ".formatted(failpoint.spelling(), pass);
        try {
            Verdict verdict = run.run(
                    new Run.Plan("f" + seed, EVENTS, RATE, seed, List.of(new Fault.AtFailpoint(failpoint, pass))));
            if (!verdict.isClean()) {
                verdict.notes().forEach(out);
            }
            out.accept(what + (verdict.isClean() ? "clean  " : "BROKEN  ") + verdict.line());
            return verdict.isClean();
        } catch (IOException e) {
            out.accept(what + "FAILED  " + e.getMessage());
            return false;
        }
    }
}
