package com.pxlpeak.edge.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Takes a draft through the steps, in their order, until one rejects it. */
public final class Pipeline {

    /** A named step: keeps, enriches or rejects. */
    public record Step(String name, Function<Draft, Verdict> judge) {}

    /**
     * What became of a step.
     *
     * @param taken how often it was taken
     * @param rejected how often it rejected
     * @param nanos how long it took, all times together
     */
    public record StepCounts(long taken, long rejected, long nanos) {

        public static final StepCounts NONE = new StepCounts(0, 0, 0);
    }

    private record CountedStep(Step step, LongAdder taken, LongAdder rejected, LongAdder nanos) {}

    private final List<CountedStep> steps;
    private final LongSupplier clock;

    /** Steps that are timed by a clock of nanoseconds, from wherever. */
    public Pipeline(List<Step> steps, LongSupplier clock) {
        this.steps = steps.stream()
                .map(step -> new CountedStep(step, new LongAdder(), new LongAdder(), new LongAdder()))
                .toList();
        this.clock = clock;
    }

    public Verdict judge(Draft draft) {
        Draft current = draft;
        long since = clock.getAsLong();
        for (CountedStep counted : steps) {
            counted.taken.increment();
            Verdict verdict = counted.step.judge().apply(current);
            long now = clock.getAsLong();
            counted.nanos.add(now - since);
            since = now;
            if (!(verdict instanceof Verdict.Kept kept)) {
                counted.rejected.increment();
                return verdict;
            }
            current = kept.draft();
        }
        return current.kept();
    }

    /** The counts since the start, by the name of the step, in the order of the steps. */
    public Map<String, StepCounts> counts() {
        Map<String, StepCounts> counts = new LinkedHashMap<>();
        for (CountedStep counted : steps) {
            counts.put(
                    counted.step.name(),
                    new StepCounts(counted.taken.sum(), counted.rejected.sum(), counted.nanos.sum()));
        }
        return counts;
    }
}
