package com.pxlpeak.ops.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JourneysTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-03-01T23:00:00Z");
    private static final Instant NEXT_MIDNIGHT = MIDNIGHT.plus(Duration.ofDays(1));

    @Test
    void theSameSeedGivesTheSameVisits() {
        assertThat(day(7, 0.1)).isEqualTo(day(7, 0.1)).isNotEqualTo(day(8, 0.1));
    }

    @Test
    void aDayHasAboutAsManyEventsAsAsked() {
        long events =
                day(7, 0.5).stream().mapToLong(visit -> visit.events().size()).sum();

        assertThat(events / 86_400.0).isCloseTo(0.5, within(0.05));
    }

    @Test
    void theEveningIsBusierThanTheNight() {
        List<Journey> day = day(7, 0.5);

        assertThat(startedInHour(day, 20)).isGreaterThan(4 * startedInHour(day, 3));
    }

    @Property(tries = 200)
    void aVisitBeginsWithAPageAndItsTimeAndIdsGoForward(@ForAll long seed) {
        Journey visit = new Journeys(seed, 1, MIDNIGHT, DailyRhythm.BERLIN).next();

        assertThat(visit.events().get(0).name()).isEqualTo("page_view");
        assertThat(visit.events())
                .isSortedAccordingTo(Comparator.comparing(TrafficEvent::at))
                .allMatch(event -> event.id().version() == 7 && event.id().variant() == 2)
                .allMatch(event ->
                        event.id().getMostSignificantBits() >>> 16 == event.at().toEpochMilli());
    }

    @Test
    void allIdsDiffer() {
        List<TrafficEvent> events = events(day(7, 0.5)).toList();
        Set<Object> ids = events.stream().map(TrafficEvent::id).collect(Collectors.toSet());

        assertThat(ids).hasSameSizeAs(events);
    }

    @Test
    void whatIsPaidIsWhatWasPutInTheCartAndOnlyThatIsSentBack() {
        List<Journey> sales = day(7, 0.5).stream()
                .filter(visit ->
                        visit.events().stream().anyMatch(event -> event.name().equals("purchase")))
                .toList();

        assertThat(sales).isNotEmpty().allSatisfy(visit -> {
            assertThat(amounts(visit, "purchase", "value"))
                    .containsExactly(sum(amounts(visit, "add_to_cart", "price")));
            assertThat(amounts(visit, "purchase", "value")).containsAll(amounts(visit, "refund", "value"));
        });
        assertThat(events(sales).map(TrafficEvent::name)).contains("refund");
    }

    @Test
    void visitorsComeFromManyCountriesAndWithManyBrowsersAndSomeComeBack() {
        List<Visitor> visitors = day(7, 0.5).stream().map(Journey::visitor).toList();

        assertThat(visitors.stream().map(Visitor::country).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Country.values());
        assertThat(visitors.stream().map(Visitor::userAgent).collect(Collectors.toSet()))
                .hasSizeGreaterThan(25);
        assertThat(visitors).allMatch(visitor -> visitor.clientId().matches("cid_[a-zA-Z0-9]{5,64}"));
        assertThat(new HashSet<>(visitors)).hasSizeLessThan(visitors.size());
    }

    @Test
    void aVisitorIsTheSameEachTime() {
        assertThat(Visitor.numbered(5)).isEqualTo(Visitor.numbered(5)).isNotEqualTo(Visitor.numbered(6));
    }

    @Test
    void campaignsAreToldWithTheLandingOnly() {
        assertThat(day(7, 0.2))
                .allSatisfy(visit -> assertThat(visit.events().stream().skip(1).filter(event -> event.properties()
                                .containsKey("utm_source")))
                        .isEmpty());
        assertThat(day(7, 0.2))
                .anyMatch(visit -> visit.events().get(0).properties().containsKey("utm_source"));
    }

    @Test
    void aDayIsOnTheAverageAsBusyAsADay() {
        double mean = Stream.iterate(MIDNIGHT, at -> at.plusSeconds(60))
                .limit(24 * 60)
                .mapToDouble(DailyRhythm.BERLIN::at)
                .average()
                .orElseThrow();

        assertThat(mean).isCloseTo(1, within(0.02));
    }

    private static List<Journey> day(long seed, double eventsPerSecond) {
        Journeys journeys = new Journeys(seed, eventsPerSecond, MIDNIGHT, DailyRhythm.BERLIN);
        return Stream.generate(journeys::next)
                .takeWhile(visit -> visit.startedAt().isBefore(NEXT_MIDNIGHT))
                .toList();
    }

    private static long startedInHour(List<Journey> day, int hour) {
        return day.stream()
                .filter(visit -> Duration.between(MIDNIGHT, visit.startedAt()).toHours() == hour)
                .count();
    }

    private static Stream<TrafficEvent> events(List<Journey> visits) {
        return visits.stream().flatMap(visit -> visit.events().stream());
    }

    private static List<BigDecimal> amounts(Journey visit, String event, String property) {
        return visit.events().stream()
                .filter(told -> told.name().equals(event))
                .map(told -> (BigDecimal) told.properties().get(property))
                .toList();
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
