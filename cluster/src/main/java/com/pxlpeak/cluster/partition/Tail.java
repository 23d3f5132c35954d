package com.pxlpeak.cluster.partition;

import com.pxlpeak.cluster.partition.JournalEntry.Batch;
import com.pxlpeak.cluster.partition.JournalEntry.Decision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The facts journaled since the last checkpoint, by key, as found on recovery. A key takes its own when its actor
 * starts; what is left is taken by the next checkpoint.
 */
final class Tail<F extends Fact> {

    private final Map<String, List<Numbered<F>>> byKey = new HashMap<>();

    /** Adds what a batch brings beyond what the journal already covers. */
    void add(Batch<F> batch, Position before) {
        for (Decision<F> decision : batch.decisions()) {
            List<F> news = decision.facts().stream()
                    .filter(fact ->
                            !before.covers(fact.source().topic(), fact.source().offset()))
                    .toList();
            if (!news.isEmpty()) {
                byKey.computeIfAbsent(decision.key(), any -> new ArrayList<>())
                        .add(new Numbered<>(batch.number(), news));
            }
        }
    }

    void clear() {
        byKey.clear();
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    boolean holds(String key) {
        return byKey.containsKey(key);
    }

    Set<String> keys() {
        return Set.copyOf(byKey.keySet());
    }

    /** Takes a key's facts of entries after the one its parked state is valid through. */
    List<F> take(String key, long parkedThrough) {
        List<Numbered<F>> entries = byKey.remove(key);
        if (entries == null) {
            return List.of();
        }
        return entries.stream()
                .filter(entry -> entry.number() > parkedThrough)
                .flatMap(entry -> entry.facts().stream())
                .toList();
    }

    private record Numbered<F>(long number, List<F> facts) {}
}
