package com.pxlpeak.edge.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** Takes a draft through the steps, in their order, until one rejects it. */
public final class Pipeline {

    /** A named step: keeps, enriches or rejects. */
    public record Step(String name, Function<Draft, Verdict> judge) {}

    /** How often a step was taken, and how often it rejected. */
    public record StepCounts(long taken, long rejected) {}

    private record CountedStep(Step step, LongAdder taken, LongAdder rejected) {}

    private final List<CountedStep> steps;

    public Pipeline(List<Step> steps) {
        this.steps = steps.stream()
                .map(step -> new CountedStep(step, new LongAdder(), new LongAdder()))
                .toList();
    }

    public Verdict judge(Draft draft) {
        Draft current = draft;
        for (CountedStep counted : steps) {
            counted.taken.increment();
            Verdict verdict = counted.step.judge().apply(current);
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
            counts.put(counted.step.name(), new StepCounts(counted.taken.sum(), counted.rejected.sum()));
        }
        return counts;
    }
}
