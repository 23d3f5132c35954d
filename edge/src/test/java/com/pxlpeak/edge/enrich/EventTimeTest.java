package com.pxlpeak.edge.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.event.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.time.api.constraints.InstantRange;
import org.junit.jupiter.api.Test;

class EventTimeTest {

    private static final Instant RECEIVED = Instant.parse("2026-01-12T14:30:00Z");

    @Test
    void aClockThatIsRightIsFollowed() {
        assertThat(corrected("2026-01-12T14:29:50Z", "2026-01-12T14:29:59Z")).isEqualTo("2026-01-12T14:29:51Z");
    }

    @Test
    void aClockThatIsYearsOffMakesNoDifferenceIfItTellsWhenItSent() {
        assertThat(corrected("1999-01-01T00:00:00Z", "1999-01-01T00:00:10Z")).isEqualTo("2026-01-12T14:29:50Z");
    }

    @Test
    void anEventSentBeforeItHappenedHappenedNow() {
        assertThat(corrected("2026-01-12T14:30:00Z", "2026-01-12T14:00:00Z")).isEqualTo(RECEIVED);
    }

    @Test
    void noEventIsKeptLongerThanThirtyDays() {
        assertThat(corrected("2020-01-01T00:00:00Z", "2026-01-12T14:30:00Z"))
                .isEqualTo(RECEIVED.minus(Duration.ofDays(30)));
    }

    @Test
    void withoutATimeOfSendingAPlausibleTimeIsBelieved() {
        assertThat(corrected("2026-01-05T14:30:00Z")).isEqualTo("2026-01-05T14:30:00Z");
        assertThat(corrected("2026-01-12T14:35:00Z")).isEqualTo("2026-01-12T14:35:00Z");
    }

    @Test
    void withoutATimeOfSendingAnImplausibleTimeIsNow() {
        assertThat(corrected("2026-01-05T14:29:59.999Z")).isEqualTo(RECEIVED);
        assertThat(corrected("2026-01-12T14:35:00.001Z")).isEqualTo(RECEIVED);
    }

    @Test
    void aTrustedClockMayTellOfLongAgoButNotOfTheFuture() {
        assertThat(EventTime.trusted(Instant.parse("2001-01-01T00:00:00Z"), RECEIVED))
                .isEqualTo(new EventTime(Instant.parse("2001-01-01T00:00:00Z"), TimeSource.TRUSTED));
        assertThat(EventTime.trusted(Instant.parse("2026-01-12T14:35:01Z"), RECEIVED))
                .isEqualTo(new EventTime(RECEIVED, TimeSource.RECEIVED));
    }

    @Test
    void saysWhoseClockItWent() {
        Instant timestamp = RECEIVED.minusSeconds(10);

        assertThat(EventTime.corrected(timestamp, Optional.of(timestamp), RECEIVED)
                        .source())
                .isEqualTo(TimeSource.CORRECTED);
        assertThat(EventTime.corrected(timestamp, Optional.empty(), RECEIVED).source())
                .isEqualTo(TimeSource.SENDER);
        assertThat(EventTime.corrected(Instant.EPOCH, Optional.empty(), RECEIVED)
                        .source())
                .isEqualTo(TimeSource.RECEIVED);
    }

    @Test
    void timesAreToTheMillisecond() {
        assertThat(corrected("2026-01-12T14:29:59.123456789Z")).isEqualTo("2026-01-12T14:29:59.123Z");
    }

    @Property
    void nothingHappensLaterThanFiveMinutesFromNow(
            @ForAll @InstantRange(min = "0001-01-01T00:00:00Z", max = "9999-12-31T23:59:59Z") Instant timestamp,
            @ForAll @InstantRange(min = "0001-01-01T00:00:00Z", max = "9999-12-31T23:59:59Z") Instant sentAt,
            @ForAll boolean tellsWhenSent) {
        Instant corrected = EventTime.corrected(
                        timestamp, tellsWhenSent ? Optional.of(sentAt) : Optional.empty(), RECEIVED)
                .at();

        assertThat(corrected).isBetween(RECEIVED.minus(EventTime.KEPT), RECEIVED.plus(EventTime.AHEAD));
        assertThat(EventTime.trusted(timestamp, RECEIVED).at()).isBeforeOrEqualTo(RECEIVED.plus(EventTime.AHEAD));
    }

    private static Instant corrected(String timestamp) {
        return EventTime.corrected(Instant.parse(timestamp), Optional.empty(), RECEIVED)
                .at();
    }

    private static Instant corrected(String timestamp, String sentAt) {
        return EventTime.corrected(Instant.parse(timestamp), Optional.of(Instant.parse(sentAt)), RECEIVED)
                .at();
    }
}
