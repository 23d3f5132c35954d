package com.pxlpeak.api.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MeasureTest {

    @ParameterizedTest
    @CsvSource({"1, 3, 33.3", "2, 3, 66.7", "1, 8, 12.5", "1, 2000, 0.1", "3, 3, 100", "0, 3, 0", "0, 0, 0"})
    void bounceRateIsAShareOfSessionsWithOneDecimal(long bounces, long sessions, BigDecimal rate) {
        assertThat(metric(Metric.BOUNCE_RATE, Measure.BOUNCES, bounces, sessions))
                .isEqualByComparingTo(rate);
    }

    @ParameterizedTest
    @CsvSource({"90000, 2, 45", "1000, 3, 0.3", "150, 3, 0.1", "149, 3, 0", "0, 0, 0"})
    void visitDurationIsSecondsOnAverageRoundedOnce(long millis, long sessions, BigDecimal seconds) {
        assertThat(metric(Metric.VISIT_DURATION, Measure.DURATION_MILLIS, millis, sessions))
                .isEqualByComparingTo(seconds);
    }

    @ParameterizedTest
    @EnumSource
    void everyMetricIsMadeOfTheMeasuresItNeeds(Metric metric) {
        Map<Measure, BigDecimal> measured = new EnumMap<>(Measure.class);
        Measure.neededFor(List.of(metric)).forEach(measure -> measured.put(measure, BigDecimal.TEN));

        assertThat(Measure.metric(metric, measured)).isNotNegative();
    }

    private static BigDecimal metric(Metric metric, Measure measure, long sum, long sessions) {
        return Measure.metric(
                metric, Map.of(measure, BigDecimal.valueOf(sum), Measure.SESSIONS, BigDecimal.valueOf(sessions)));
    }

    @Test
    void measuresAreAskedForOnce() {
        assertThat(Measure.neededFor(List.of(Metric.SESSIONS, Metric.BOUNCE_RATE, Metric.VISIT_DURATION)))
                .containsExactlyInAnyOrder(Measure.SESSIONS, Measure.BOUNCES, Measure.DURATION_MILLIS);
    }
}
