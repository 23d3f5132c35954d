package com.pxlpeak.cluster.partition;

import java.util.List;

/**
 * What a key's actor knows and decides. Pure: no clock, no I/O, the same answer for the same input.
 *
 * @param <R> records of the topic
 * @param <F> facts decided
 * @param <S> state of a key, immutable
 */
public interface KeyedCore<R, F extends Fact, S> {

    /** The state of a key that nothing is known of. */
    S initial(String key);

    /** The facts that these further records of the key, in topic order, give rise to. */
    List<F> decide(S state, List<Sourced<R>> records);

    S apply(S state, F fact);

    default S applyAll(S state, List<F> facts) {
        S now = state;
        for (F fact : facts) {
            now = apply(now, fact);
        }
        return now;
    }
}
