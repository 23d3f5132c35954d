package com.pxlpeak.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AnswerTimesTest {

    private final AnswerTimes times = new AnswerTimes();

    @Test
    void arePartedByAMoment() {
        times.acknowledged(10, 20, 5);
        times.refused(90);
        times.refused(120);
        times.refused(130);
        times.acknowledged(80, 170, 5);
        times.acknowledged(150, 160, 5);

        assertThat(times.eventsSince(100)).isEqualTo(10);
        assertThat(times.refusalsSince(100)).isEqualTo(2);
        assertThat(times.lastRefusalSince(100)).hasValue(130);
        assertThat(times.longestOfThoseAcknowledgedSince(100)).hasValue(90);
    }

    @Test
    void whatWasSentBeforeTheLossDoesNotSayThatTrafficMoved() {
        times.acknowledged(90, 110, 5);
        times.acknowledged(100, 300, 5);
        times.acknowledged(200, 250, 5);

        assertThat(times.firstAcknowledgedOfThoseSentSince(100)).hasValue(250);
    }

    @Test
    void areUnknownWhereNothingHappened() {
        assertThat(times.eventsSince(0)).isZero();
        assertThat(times.lastRefusalSince(0)).isEqualTo(OptionalLong.empty());
        assertThat(times.firstAcknowledgedOfThoseSentSince(0)).isEqualTo(OptionalLong.empty());
    }
}
