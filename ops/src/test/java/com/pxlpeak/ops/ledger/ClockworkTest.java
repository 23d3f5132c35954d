package com.pxlpeak.ops.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockworkTest {

    private static final Instant RECEIVED = Instant.parse("2026-03-04T14:10:00.123456Z");
    private static final Instant SENT = Instant.parse("2026-03-04T16:10:00Z");

    @Test
    void aBelievedClockIsBelieved() {
        Instant at = Instant.parse("2026-03-01T00:00:00.001Z");

        assertThat(Clockwork.SERVER.time(at, SENT, RECEIVED)).isEqualTo(at);
        assertThat(Clockwork.BROWSER.time(at, SENT, RECEIVED)).isEqualTo(at);
    }

    @Test
    void anUnbelievableOneCountsAsReceivedToTheMillisecond() {
        assertThat(Clockwork.SERVER_AHEAD.time(SENT.plus(Duration.ofDays(3)), SENT, RECEIVED))
                .isEqualTo(Instant.parse("2026-03-04T14:10:00.123Z"));
    }

    @Test
    void onlyTheTimeBetweenIsTakenFromACorrectedOne() {
        Instant tenMinutesBefore = SENT.minus(Duration.ofMinutes(10));

        assertThat(Clockwork.BROWSER_CORRECTED.time(tenMinutesBefore, SENT, RECEIVED))
                .isEqualTo(Instant.parse("2026-03-04T14:00:00.123Z"));
    }

    @Test
    void anEventWasKeptForNoLessThanNothingAndNoMoreThanThirtyDays() {
        assertThat(Clockwork.BROWSER_CORRECTED.time(SENT.plusSeconds(60), SENT, RECEIVED))
                .isEqualTo(Instant.parse("2026-03-04T14:10:00.123Z"));
        assertThat(Clockwork.BROWSER_CORRECTED.time(SENT.minus(Duration.ofDays(31)), SENT, RECEIVED))
                .isEqualTo(Instant.parse("2026-02-02T14:10:00.123Z"));
    }
}
