package com.pxlpeak.edge.collect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What came of checking a request: what was asked for, or why not. */
public sealed interface Checked<T> {

    record Passed<T>(T value) implements Checked<T> {}

    record Refused<T>(Problem problem) implements Checked<T> {}

    default <R> R fold(Function<T, R> passed, Function<Problem, R> refused) {
        if (this instanceof Passed<T> yes) {
            return passed.apply(yes.value());
        }
        if (this instanceof Refused<T> no) {
            return refused.apply(no.problem());
        }
        throw new IllegalStateException("checked: " + this + " (expected: Passed or Refused)");
    }

    default <R> Checked<R> then(Function<T, Checked<R>> next) {
        return fold(next, Refused::new);
    }

    /** What comes of all of them, or the first refusal. */
    static <A, R> Checked<List<R>> each(List<A> all, Function<A, Checked<R>> check) {
        List<R> passed = new ArrayList<>(all.size());
        for (A one : all) {
            Checked<R> checked = check.apply(one);
            if (checked instanceof Refused<R> refused) {
                return new Refused<>(refused.problem());
            }
            if (checked instanceof Passed<R> yes) {
                passed.add(yes.value());
            }
        }
        return new Passed<>(passed);
    }
}
