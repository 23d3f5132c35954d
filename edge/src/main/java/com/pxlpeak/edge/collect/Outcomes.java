package com.pxlpeak.edge.collect;

import com.pxlpeak.edge.publish.Rejection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often what came of requests and events, since the start. What nobody may send is counted here and nowhere kept. */
final class Outcomes {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void refused(Problem problem) {
        count("request." + problem.slug(), 1);
    }

    void stored(Judged judged) {
        count("event.accepted", judged.taken().size());
        for (Rejection rejection : judged.rejected()) {
            count("event.rejected." + rejection.refusal().reason().code(), 1);
        }
    }

    Map<String, Long> counts() {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((outcome, count) -> sums.put(outcome, count.sum()));
        return sums;
    }

    private void count(String outcome, int times) {
        counts.computeIfAbsent(outcome, any -> new LongAdder()).add(times);
    }
}
