package com.pxlpeak.ops.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private static final Instant ANCHOR = Instant.parse("2026-03-04T12:00:00Z");
    private static final int EVENTS = 20_000;

    private final Traffic traffic = new Traffic("t", 42, EVENTS, ANCHOR);
    private final List<Tracked> events =
            IntStream.range(0, EVENTS).mapToObj(traffic::event).toList();

    @Test
    void anEventIsAFunctionOfTheSeed() {
        Traffic again = new Traffic("t", 42, EVENTS, ANCHOR);
        Traffic other = new Traffic("t", 43, EVENTS, ANCHOR);

        assertThat(again.event(4_711)).isEqualTo(events.get(4_711));
        assertThat(IntStream.range(0, EVENTS).mapToObj(other::event).toList()).isNotEqualTo(events);
    }

    @Test
    void aLongerRunBeginsWithTheSameClients() {
        Traffic longer = new Traffic("t", 42, 2 * EVENTS, ANCHOR);

        assertThat(longer.event(EVENTS / 2)).isEqualTo(events.get(EVENTS / 2));
    }

    @Test
    void everyNumberIsOneEvent() {
        assertThat(events.stream().map(Tracked::id)).doesNotHaveDuplicates();
        assertThat(events.stream().map(Tracked::client).distinct()).hasSize(traffic.clients());
        assertThat(IntStream.range(0, EVENTS)).allSatisfy(number -> assertThat(number)
                .isBetween(
                        traffic.firstOf(traffic.clientOf(number)), traffic.firstOf(traffic.clientOf(number) + 1) - 1));
    }

    @Test
    void oneInAHundredIsMalformed() {
        assertThat(share(event -> !event.isValid())).isEqualTo(0.01, within(0.004));
    }

    @Test
    void thereIsMoneyOfTwoKindsAndBack() {
        assertThat(events.stream().filter(event -> event.amount() > 0).map(Tracked::currency))
                .contains("EUR", "USD");
        assertThat(share(event -> event.name().equals(Tracked.REFUND))).isEqualTo(0.02, within(0.006));
    }

    @Test
    void everyWayToTellTheTimeOccurs() {
        for (Clockwork kind : Clockwork.values()) {
            assertThat(share(event -> event.clockwork() == kind))
                    .as(kind.name())
                    .isGreaterThan(0.001);
        }
    }

    @Test
    void aPlausibleClockIsWithinTheWeekInWhichItIsBelieved() {
        assertThat(events.stream()
                        .filter(event ->
                                event.clockwork() == Clockwork.BROWSER || event.clockwork() == Clockwork.SERVER)
                        .map(Tracked::timestamp))
                .allMatch(at -> at.isAfter(ANCHOR.minus(Duration.ofDays(7))) && at.isBefore(ANCHOR));
    }

    @Test
    void everyEventIsSentAndOneInTwentyTwice() {
        Schedule schedule = Schedule.of(traffic);
        int[] sends = new int[EVENTS];
        IntStream.range(0, schedule.size()).forEach(place -> sends[schedule.event(place)]++);

        assertThat(Arrays.stream(sends)).allMatch(times -> times == 1 || times == 2);
        assertThat(schedule.size()).isCloseTo(EVENTS + EVENTS / 20, within(EVENTS / 100));
    }

    private double share(Predicate<Tracked> which) {
        return events.stream().filter(which).count() / (double) EVENTS;
    }
}
