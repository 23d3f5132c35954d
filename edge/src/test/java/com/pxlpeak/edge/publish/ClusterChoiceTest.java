package com.pxlpeak.edge.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.edge.publish.ClusterChoice.Reading;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ClusterChoiceTest {

    private static final Reading NEAR = at(2);
    private static final Reading FAR = at(40);
    private static final Reading AWAY =
            new Reading(false, OptionalLong.of(Duration.ofMillis(2).toNanos()));
    private static final Reading UNKNOWN = new Reading(true, OptionalLong.empty());

    private final ClusterChoice choice = new ClusterChoice(Duration.ofSeconds(10));

    @Test
    void theNearestIsUsedAsSoonAsAllAreKnown() {
        assertThat(next(0, FAR, UNKNOWN)).isZero();
        assertThat(next(1, FAR, NEAR)).isEqualTo(1);
    }

    @Test
    void aClusterThatIsAwayIsLeftAtOnce() {
        next(0, NEAR, FAR);

        assertThat(next(1, AWAY, FAR)).isEqualTo(1);
    }

    @Test
    void aNearerOneIsReturnedToWhenItHasBeenWellForAWhile() {
        next(0, NEAR, FAR);
        next(1, AWAY, FAR);

        assertThat(next(20, NEAR, FAR)).isEqualTo(1);
        assertThat(next(29, NEAR, FAR)).isEqualTo(1);
        assertThat(next(30, NEAR, FAR)).isZero();
    }

    @Test
    void oneThatComesAndGoesIsNotReturnedTo() {
        next(0, NEAR, FAR);
        next(1, AWAY, FAR);

        for (int second = 2; second < 200; second += 4) {
            assertThat(next(second, NEAR, FAR)).isEqualTo(1);
            assertThat(next(second + 2, AWAY, FAR)).isEqualTo(1);
        }
    }

    @Test
    void oneThatIsHardlyNearerIsNoReasonToMove() {
        next(0, at(40), at(50));

        for (int second = 1; second < 60; second++) {
            assertThat(next(second, at(40), at(33))).isZero();
        }
    }

    @Test
    void oneThatBecameMuchFartherIsLeft() {
        next(0, NEAR, FAR);

        next(1, at(300), FAR);
        assertThat(next(10, at(300), FAR)).isZero();
        assertThat(next(11, at(300), FAR)).isEqualTo(1);
    }

    @Test
    void ifAllAreAwayTheLastOneIsStillNamed() {
        next(0, FAR, NEAR);

        assertThat(next(1, AWAY, AWAY)).isEqualTo(1);
        assertThat(next(2, FAR, AWAY)).isZero();
    }

    private int next(int second, Reading... readings) {
        return choice.next(Duration.ofSeconds(second).toNanos(), List.of(readings));
    }

    private static Reading at(int millis) {
        return new Reading(true, OptionalLong.of(Duration.ofMillis(millis).toNanos()));
    }
}
