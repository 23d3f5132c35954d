package com.pxlpeak.api.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.api.query.Filter.Operator;
import com.pxlpeak.api.query.Order.Column;
import com.pxlpeak.api.query.QueryReading.Refused;
import com.pxlpeak.api.query.QueryReading.Understood;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatsQueryReaderTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** In Berlin already the 8th. */
    private static final Instant NOW = Instant.parse("2026-01-07T23:30:00Z");

    @Test
    void readsEveryParameter() {
        StatsQuery query = understood(
                "startDate", "2026-01-01",
                "endDate", "2026-01-07",
                "metrics", "visitors,revenue",
                "dimensions", "source,day",
                "filters", "country==DE,US;source!=google",
                "orderBy", "-revenue,day",
                "limit", "10",
                "offset", "20");

        assertThat(query)
                .isEqualTo(new StatsQuery(
                        new DateRange(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 7)),
                        List.of(Metric.VISITORS, Metric.REVENUE),
                        List.of(Dimension.SOURCE, Dimension.DAY),
                        List.of(
                                new Filter(Dimension.COUNTRY, Operator.IS, List.of("DE", "US")),
                                new Filter(Dimension.SOURCE, Operator.IS_NOT, List.of("google"))),
                        List.of(
                                new Order(new Column.Of(Metric.REVENUE), true),
                                new Order(new Column.By(Dimension.DAY), false)),
                        10,
                        20));
    }

    @Test
    void asksForTheLastWeekWhenNothingIsSaid() {
        assertThat(understood().range()).isEqualTo(new DateRange(LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 8)));
        assertThat(understood().limit()).isEqualTo(100);
        assertThat(understood().offset()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "today,     2026-01-08, 2026-01-08",
        "yesterday, 2026-01-07, 2026-01-07",
        "7d,        2026-01-02, 2026-01-08",
        "30d,       2025-12-10, 2026-01-08"
    })
    void periodsEndOnTheDayItIsAtTheSite(String period, LocalDate from, LocalDate to) {
        assertThat(understood("period", period).range()).isEqualTo(new DateRange(from, to));
    }

    @Test
    void timeGoesForwardUnlessOrderedOtherwise() {
        assertThat(understood("dimensions", "hour").orders())
                .containsExactly(new Order(new Column.By(Dimension.HOUR), false));
        assertThat(understood("dimensions", "page", "metrics", "events").orders())
                .containsExactly(new Order(new Column.Of(Metric.EVENTS), true));
    }

    @Test
    void filterValuesMayHoldWhatSeparatesThem() {
        assertThat(understood("filters", "campaign==a%3Bb%2Cc%25+d").filters())
                .containsExactly(new Filter(Dimension.CAMPAIGN, Operator.IS, List.of("a;b,c%+d")));
        assertThat(understood("filters", "page==/a==b").filters())
                .containsExactly(new Filter(Dimension.PAGE, Operator.IS, List.of("/a==b")));
    }

    @Test
    void refusesAnUnknownMetricAndSaysWhichThereAre() {
        Refused refused = refused("metrics", "visitors,clicks");

        assertThat(refused.field()).isEqualTo("metrics");
        assertThat(refused.detail()).isEqualTo("metrics: 'clicks' is not known");
        assertThat(refused.allowed())
                .containsExactly(
                        "visitors", "sessions", "pageviews", "events", "bounce_rate", "visit_duration", "revenue");
    }

    @Test
    void refusesAnUnknownDimensionAndSaysWhichThereAre() {
        Refused refused = refused("dimensions", "source); DROP TABLE events");

        assertThat(refused.field()).isEqualTo("dimensions");
        assertThat(refused.allowed())
                .containsExactly(
                        "page",
                        "source",
                        "medium",
                        "campaign",
                        "channel",
                        "country",
                        "device",
                        "browser",
                        "os",
                        "hour",
                        "day");
    }

    @Test
    void refusesAnUnknownParameterAndSaysWhichThereAre() {
        Refused refused = refused("metric", "visitors");

        assertThat(refused.field()).isEqualTo("metric");
        assertThat(refused.allowed()).contains("metrics", "startDate", "period");
    }

    @Test
    void ordersOnlyByColumnsOfTheAnswer() {
        Refused refused = refused("metrics", "visitors", "dimensions", "page", "orderBy", "-revenue");

        assertThat(refused.field()).isEqualTo("orderBy");
        assertThat(refused.allowed()).containsExactly("visitors", "page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hour==2026-01-07T13:00", "day!=2026-01-07", "colour==red", "==x"})
    void filtersOnlyByWhatCanBeFilteredBy(String filters) {
        Refused refused = refused("filters", filters);

        assertThat(refused.field()).isEqualTo("filters");
        assertThat(refused.allowed())
                .containsExactly(
                        "page", "source", "medium", "campaign", "channel", "country", "device", "browser", "os");
    }

    @ParameterizedTest
    @ValueSource(strings = {"country", "country=DE", "country==", "country==DE,,US", "country==DE;", "country==%zz"})
    void refusesFiltersThatAreNotWellFormed(String filters) {
        assertThat(refused("filters", filters).field()).isEqualTo("filters");
    }

    @Test
    void refusesMoreFiltersOrValuesThanItWillAnswer() {
        String eleven = IntStream.range(0, 11).mapToObj(i -> "page==/" + i).collect(Collectors.joining(";"));
        String values = IntStream.range(0, 101).mapToObj(i -> "/" + i).collect(Collectors.joining(","));

        assertThat(refused("filters", eleven).detail()).contains("at most 10");
        assertThat(refused("filters", "page==" + values).detail()).contains("at most 100");
    }

    @ParameterizedTest
    @CsvSource({
        "limit,     0",
        "limit,     1001",
        "limit,     ten",
        "limit,     99999999999",
        "offset,    -1",
        "period,    8d",
        "period,    TODAY",
        "traffic,   robots",
        "traffic,   'people,bots'",
        "dimensions,'page,page'",
        "metrics,   'visitors,visitors'",
        "metrics,   'visitors,'",
        "dimensions,'page,source,medium,hour'"
    })
    void namesTheParameterThatIsWrong(String name, String value) {
        assertThat(refused(name, value).field()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-07, 2026-01-01, endDate",
        "2026-01-01, 2026-02-30, endDate",
        "1999-12-31, 2026-01-01, startDate",
        "2020-01-01, 2026-01-01, startDate",
        "01/02/2026, 2026-01-01, startDate",
        "2026-01-01, +999999999-12-31, endDate"
    })
    void refusesRangesThatAreNone(String from, String to, String field) {
        assertThat(refused("startDate", from, "endDate", to).field()).isEqualTo(field);
    }

    @Test
    void refusesHalfARange() {
        assertThat(refused("startDate", "2026-01-01").field()).isEqualTo("endDate");
        assertThat(refused("endDate", "2026-01-01").field()).isEqualTo("startDate");
    }

    @Test
    void refusesAPeriodBesideDates() {
        assertThat(refused("startDate", "2026-01-01", "endDate", "2026-01-02", "period", "7d")
                        .field())
                .isEqualTo("period");
    }

    @Test
    void asksAboutPeopleUnlessToldOtherwise() {
        assertThat(understood().traffic()).isEqualTo(Traffic.PEOPLE);
        assertThat(understood("traffic", "bots").traffic()).isEqualTo(Traffic.BOTS);
        assertThat(understood("traffic", "all").traffic()).isEqualTo(Traffic.ALL);
    }

    @Test
    void refusesAParameterGivenTwice() {
        QueryReading reading = StatsQueryReader.read(Map.of("metrics", List.of("visitors", "sessions")), BERLIN, NOW);

        assertThat(reading).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.field())
                .isEqualTo("metrics"));
    }

    private static StatsQuery understood(String... parameters) {
        QueryReading reading = read(parameters);
        assertThat(reading).isInstanceOf(Understood.class);
        return ((Understood) reading).query();
    }

    private static Refused refused(String... parameters) {
        QueryReading reading = read(parameters);
        assertThat(reading).isInstanceOf(Refused.class);
        return (Refused) reading;
    }

    private static QueryReading read(String... parameters) {
        Map<String, List<String>> named = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            named.put(parameters[i], List.of(parameters[i + 1]));
        }
        return StatsQueryReader.read(named, BERLIN, NOW);
    }
}
