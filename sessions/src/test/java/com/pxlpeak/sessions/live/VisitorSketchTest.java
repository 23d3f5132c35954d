package com.pxlpeak.sessions.live;

import static com.pxlpeak.sessions.live.Tallies.visitors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitorSketchTest {

    @Test
    void nobodyIsZero() {
        assertThat(VisitorSketch.EMPTY.count()).isZero();
        assertThat(VisitorSketch.union(List.of()).count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 50, 300})
    void fewAreCountedExactly(int visitors) {
        assertThat(visitors(0, visitors).count()).isEqualTo(visitors);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 10_000, 200_000})
    void manyAreEstimatedWithinTheStatedError(int visitors) {
        assertThat((double) visitors(0, visitors).count()).isCloseTo(visitors, within(visitors * 0.03));
    }

    @Test
    void whoeverIsInSeveralIsCountedOnce() {
        VisitorSketch both = VisitorSketch.union(List.of(visitors(0, 20), visitors(10, 30), visitors(0, 5)));

        assertThat(both.count()).isEqualTo(30);
    }
}
