package com.pxlpeak.ops.ledger;

import com.pxlpeak.cluster.failpoint.Failpoint;
import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.services.DataDirectory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Lets the node die at every failpoint, on the first and the hundredth pass: a small run each, one after the other. */
public final class FailpointSweep {

    private static final List<Integer> PASSES = List.of(1, 100);
    private static final int EVENTS = 3_000;
    private static final int RATE = 300;

    /** Everything in small steps, so that each is taken a hundred times in seconds. */
    static final Map<String, String> SMALL_STEPS = Map.of(
            "pxlpeak.cluster.partition.checkpoint-entries", "4",
            "pxlpeak.cluster.partition.idle-timeout", "2s",
            "pxlpeak.cluster.partition.tick-interval", "1s",
            "pxlpeak.projections.group-rows", "20",
            "pxlpeak.projections.group-within", "50ms");

    private FailpointSweep() {}

    /** Whether every run was clean. A line is told for each. */
    public static boolean run(
            DataDirectory data, List<Failpoint> failpoints, long seed, Consumer<String> out, Progress progress)
            throws IOException, InterruptedException {
        boolean clean = true;
        try (Stage stage = Stage.open(data, SMALL_STEPS, progress)) {
            Run run = new Run(stage, new Books(), data.root().resolve("ledger"), progress);
            // Journals with something in them, for those that die while they read them again.
            run.run(new Run.Plan("w" + seed, EVENTS, RATE, seed, List.of()));
            long number = seed;
            for (Failpoint failpoint : failpoints) {
                for (int pass : PASSES) {
                    clean &= run(run, failpoint, pass, ++number, out);
                }
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
