package com.pxlpeak.projections.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WatermarkTest {

    private static final Instant NINE = Instant.parse("2026-01-12T09:00:00Z");

    private final Watermark watermark = new Watermark();

    @Test
    void anIdlePartitionIsAlwaysFresh() {
        for (int second = 0; second < 10; second++) {
            watermark.ended(at(second), 7);
            watermark.reached(7, 3);
            watermark.projected(3);

            assertThat(watermark.projected()).hasValue(at(second));
        }
    }

    @Test
    void nothingIsKnownBeforeItIsReached() {
        watermark.ended(at(0), 7);
        watermark.reached(6, 3);
        watermark.projected(3);

        assertThat(watermark.journaled()).isEmpty();
        assertThat(watermark.projected()).isEmpty();
    }

    @Test
    void whatIsJournaledIsNotYetInTheTables() {
        watermark.ended(at(0), 7);
        watermark.reached(7, 3);
        watermark.projected(2);

        assertThat(watermark.journaled()).hasValue(at(0));
        assertThat(watermark.projected()).isEmpty();
    }

    @Test
    void standsStillWhileTheProjectionDoesAndGoesOnWithIt() {
        for (int second = 0; second < 5_000; second++) {
            watermark.ended(at(second), second);
            watermark.reached(second, second);
            watermark.projected(Math.min(second, 10));
        }
        assertThat(watermark.journaled()).hasValue(at(4_999));
        assertThat(watermark.projected()).hasValue(at(10));

        watermark.projected(5_000);

        assertThat(watermark.projected()).hasValue(at(4_999));
    }

    /** After an outage of hours the moment rises in steps, not at the end only. */
    @Test
    void catchesUpInSteps() {
        for (int second = 0; second < 5_000; second++) {
            watermark.ended(at(second), second);
            watermark.reached(second, second);
        }

        watermark.projected(2_500);

        assertThat(watermark.projected().orElseThrow()).isBetween(at(2_000), at(2_500));
    }

    @Test
    void standsStillWhileThePartitionDoesThoughNothingNewComes() {
        watermark.ended(at(0), 5);
        watermark.reached(5, 1);
        watermark.projected(1);
        for (int second = 1; second < 100; second++) {
            watermark.ended(at(second), 6);
            watermark.reached(5, 1);
            watermark.projected(1);
        }
        assertThat(watermark.projected()).hasValue(at(0));

        watermark.reached(6, 2);
        watermark.projected(2);

        assertThat(watermark.projected()).hasValue(at(99));
    }

    /** Duplicates lead to nothing: no entry follows for them. */
    @Test
    void recordsThatLedToNothingDoNotHoldItUp() {
        watermark.ended(at(0), 7);
        watermark.reached(7, 3);
        watermark.projected(3);

        watermark.ended(at(1), 9);
        watermark.reached(9, 3);
        watermark.projected(3);

        assertThat(watermark.projected()).hasValue(at(1));
    }

    private static Instant at(int second) {
        return NINE.plusSeconds(second);
    }
}
