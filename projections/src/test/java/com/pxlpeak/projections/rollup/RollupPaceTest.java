package com.pxlpeak.projections.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RollupPaceTest {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final RollupPace pace = RollupPace.starting(new RollupSettings(Duration.ofSeconds(2), INTERVAL, 100, 0.2));

    @Test
    void looksAgainAfterTheInterval() {
        assertThat(pace.afterSuccess().rest(Duration.ofMillis(3))).isEqualTo(INTERVAL);
    }

    @Test
    void countsForNoMoreThanItsShareOfTheTime() {
        assertThat(pace.rest(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void whatFailedIsTriedAgainWithLessAndLater() {
        RollupPace once = pace.afterFailure();
        RollupPace twice = once.afterFailure();

        assertThat(once.hoursAtOnce()).isEqualTo(50);
        assertThat(twice.hoursAtOnce()).isEqualTo(25);
        assertThat(twice.rest(Duration.ZERO)).isGreaterThan(once.rest(Duration.ZERO));
    }

    @Test
    void doesNotStopTryingOneHourNorRestForMinutes() {
        RollupPace often = pace;
        for (int i = 0; i < 100; i++) {
            often = often.afterFailure();
        }

        assertThat(often.hoursAtOnce()).isEqualTo(1);
        assertThat(often.rest(Duration.ZERO)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void takesOnMoreAgainWhenItSucceeds() {
        assertThat(pace.afterFailure().afterFailure().afterSuccess().hoursAtOnce())
                .isEqualTo(50);
        assertThat(pace.afterFailure().afterSuccess().afterSuccess().hoursAtOnce())
                .isEqualTo(100);
    }
}
