package com.pxlpeak.edge.bots;

import com.pxlpeak.cluster.event.Bot;
import java.util.Comparator;
import java.util.List;

/**
 * A signal that was seen, and of what kind of machine it speaks here.
 *
 * @param kind the signal's own, unless more is known
 */
record Noticed(Signal signal, String kind) {

    private static final Comparator<Noticed> HEAVIEST_FIRST =
            Comparator.comparing((Noticed noticed) -> -noticed.signal.weight()).thenComparing(Noticed::signal);

    static Noticed of(Signal signal) {
        return new Noticed(signal, signal.kind());
    }

    /** All together: what two signals leave in doubt is what the one leaves of the other's. */
    static Bot together(List<Noticed> all) {
        if (all.isEmpty()) {
            return Bot.NONE;
        }
        List<Noticed> sorted = all.stream().distinct().sorted(HEAVIEST_FIRST).toList();
        double doubt = 1;
        for (Noticed noticed : sorted) {
            doubt *= (100 - noticed.signal.weight()) / 100.0;
        }
        Noticed heaviest = sorted.get(0);
        return new Bot(
                heaviest.kind,
                (int) Math.round(100 * (1 - doubt)),
                heaviest.signal.code(),
                sorted.stream().map(noticed -> noticed.signal.code()).toList());
    }
}
