package com.pxlpeak.sessions.live;

import static com.pxlpeak.sessions.Tracked.at;
import static com.pxlpeak.sessions.Tracked.view;
import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.sessions.Tracked;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlidingMinuteTest {

    private final SlidingMinute minute = new SlidingMinute();

    @Test
    void holdsNothingAtFirst() {
        assertThat(minute.metrics(at("09:00"))).isEqualTo(new LiveMetrics(0, 0, 0, at("09:00")));
        assertThat(minute.recent()).isEmpty();
    }

    @Test
    void countsEventsPageViewsAndDistinctVisitors() {
        minute.add(
                Tallies.of(
                        view("a", "09:00:01"),
                        view("b", "09:00:02"),
                        view("c", "09:00:02").named("scroll").of("cid_bob")),
                at("09:00:03"));

        assertThat(minute.metrics(at("09:00:03"))).isEqualTo(new LiveMetrics(2, 2, 3, at("09:00:03")));
    }

    @Test
    void slidesSecondBySecond() {
        minute.add(Tallies.of(view("a", "09:00:01"), view("b", "09:00:02").of("cid_bob")), at("09:00:03"));

        assertThat(minute.metrics(at("09:01:00.999")).visitors()).isEqualTo(2);
        assertThat(minute.metrics(at("09:01:01")).visitors()).isEqualTo(1);
        assertThat(minute.metrics(at("09:01:02")).visitors()).isZero();
    }

    @Test
    void addsWhatOtherNodesCountedInTheSameSecond() {
        minute.add(Tallies.of(view("a", "09:00:01")), at("09:00:02"));
        minute.add(Tallies.of(view("b", "09:00:01"), view("c", "09:00:01").of("cid_bob")), at("09:00:02"));

        assertThat(minute.metrics(at("09:00:02"))).isEqualTo(new LiveMetrics(2, 3, 3, at("09:00:02")));
    }

    @Test
    void aBacklogThatIsWorkedOffIsNotLive() {
        minute.add(Tallies.of(view("a", "09:00"), view("b", "09:04:30")), at("09:05"));

        assertThat(minute.metrics(at("09:05")).events()).isEqualTo(1);
    }

    @Test
    void keepsTheLastFiftyEventsNewestFirst() {
        minute.add(Tallies.of(views(0, 40)), at("09:00:01"));
        minute.add(Tallies.of(views(40, 60)), at("09:00:01"));

        assertThat(minute.recent()).hasSize(SlidingMinute.RECENT);
        assertThat(minute.recent().get(0).id().value()).isEqualTo("e59");
        assertThat(minute.recent().get(49).id().value()).isEqualTo("e10");
    }

    private static Tracked[] views(int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(i -> view("e" + i, "09:00"))
                .toArray(Tracked[]::new);
    }
}
