package com.pxlpeak.api.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateRangeTest {

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin,       2026-01-07, 2026-01-06T23:00:00Z, PT24H",
        "Europe/Berlin,       2026-03-29, 2026-03-28T23:00:00Z, PT23H",
        "Europe/Berlin,       2026-10-25, 2026-10-24T22:00:00Z, PT25H",
        "Australia/Lord_Howe, 2026-04-05, 2026-04-04T13:00:00Z, PT24H30M",
        "Asia/Kathmandu,      2026-01-07, 2026-01-06T18:15:00Z, PT24H",
        "America/Santiago,    2026-09-06, 2026-09-06T04:00:00Z, PT23H"
    })
    void dayIsAsLongAsItIsAtTheSite(ZoneId zone, LocalDate day, java.time.Instant begin, Duration length) {
        DateRange range = new DateRange(day, day);

        assertThat(range.begin(zone)).isEqualTo(begin);
        assertThat(Duration.between(range.begin(zone), range.end(zone))).isEqualTo(length);
    }
}
