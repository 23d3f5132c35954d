package com.pxlpeak.api.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class LocalTimeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void offsetIsOneNumberWhereClocksDoNotChange() {
        assertThat(local("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z")).isEqualTo("addSeconds(t, 3600)");
    }

    @Test
    void offsetChangesAtTheVeryInstantThatClocksDo() {
        assertThat(local("2026-03-01T00:00:00Z", "2026-11-01T00:00:00Z"))
                .isEqualTo(
                        "addSeconds(t, multiIf(t < toDateTime64(%d, 3, 'UTC'), 3600, t < toDateTime64(%d, 3, 'UTC'), 7200, 3600))"
                                .formatted(epochSecond("2026-03-29T01:00:00Z"), epochSecond("2026-10-25T01:00:00Z")));
    }

    @Test
    void changeAtTheEndOfTheRangeIsOutsideOfIt() {
        assertThat(local("2026-03-01T00:00:00Z", "2026-03-29T01:00:00Z")).isEqualTo("addSeconds(t, 3600)");
    }

    @Test
    void changeAtTheBeginOfTheRangeHasHappened() {
        assertThat(local("2026-03-29T01:00:00Z", "2026-04-01T00:00:00Z")).isEqualTo("addSeconds(t, 7200)");
    }

    private static String local(String begin, String end) {
        return LocalTime.of("t", BERLIN, Instant.parse(begin), Instant.parse(end));
    }

    private static long epochSecond(String instant) {
        return Instant.parse(instant).getEpochSecond();
    }
}
