package com.pxlpeak.ops.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Alternatives of which some are more likely than others. */
final class Weighted<T> {

    private record Alternative<T>(double weight, T value) {}

    private final List<Alternative<T>> alternatives = new ArrayList<>();
    private double total;

    /** The weight is a share of the sum of all weights. */
    Weighted<T> or(double weight, T value) {
        alternatives.add(new Alternative<>(weight, value));
        total += weight;
        return this;
    }

    T draw(RandomGenerator random) {
        double left = random.nextDouble(total);
        for (Alternative<T> alternative : alternatives) {
            left -= alternative.weight();
            if (left < 0) {
                return alternative.value();
            }
        }
        return alternatives.get(alternatives.size() - 1).value();
    }
}
