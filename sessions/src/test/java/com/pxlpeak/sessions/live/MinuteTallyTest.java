package com.pxlpeak.sessions.live;

import static com.pxlpeak.sessions.Tracked.at;
import static com.pxlpeak.sessions.Tracked.view;
import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.sessions.live.SiteEvent.MinuteTallied;
import org.junit.jupiter.api.Test;

class MinuteTallyTest {

    private static final long NINE = at("09:00").getEpochSecond() / 60;

    private final MinuteTally minutes = new MinuteTally();

    @Test
    void aMinuteIsTalliedOnceItIsOverAndItsEventsHaveComeThrough() {
        minutes.add(Tallies.of(view("a", "09:00"), view("b", "09:00:59").named("scroll")));

        assertThat(minutes.close(at("09:01:04"))).isEmpty();
        assertThat(minutes.close(at("09:01:05")))
                .containsExactly(new MinuteTallied(
                        NINE,
                        1,
                        2,
                        Tallies.of(view("a", "09:00")).seconds().get(0).visitors()));
        assertThat(minutes.close(at("09:01:06"))).isEmpty();
    }

    @Test
    void minutesInWhichNothingHappenedLeaveNothing() {
        minutes.add(Tallies.of(view("a", "09:00"), view("b", "09:03")));

        assertThat(minutes.close(at("09:10")))
                .extracting(event -> ((MinuteTallied) event).minute())
                .containsExactly(NINE, NINE + 3);
    }

    @Test
    void whatComesAfterItsMinuteWasTalliedIsLeftOut() {
        minutes.close(at("09:01:05"));

        minutes.add(Tallies.of(view("late", "09:00:59"), view("b", "09:01")));

        assertThat(minutes.close(at("09:02:05")))
                .extracting(event -> ((MinuteTallied) event).minute())
                .containsExactly(NINE + 1);
    }

    @Test
    void goesOnAfterTheLastMinuteThatWasTalliedBeforeARestart() {
        minutes.goOnAfter(NINE);

        minutes.add(Tallies.of(view("again", "09:00:59"), view("b", "09:01")));

        assertThat(minutes.close(at("09:02:05")))
                .extracting(event -> ((MinuteTallied) event).minute())
                .containsExactly(NINE + 1);
    }
}
