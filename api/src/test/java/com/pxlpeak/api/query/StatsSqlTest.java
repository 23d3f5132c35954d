package com.pxlpeak.api.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.id.WorkspaceId;
import com.pxlpeak.cluster.tenancy.Access;
import com.pxlpeak.cluster.tenancy.Access.Scope;
import com.pxlpeak.cluster.tenancy.Site;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must be true of every statement; that it answers right is tested against ClickHouse in ops. */
class StatsSqlTest {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+):\\w+}");
    private static final Pattern TABLE = Pattern.compile("(?:FROM|JOIN) (events|sessions|session_merges)\\b");

    @Property(tries = 300)
    void everyTableIsReadForTheSiteAlone(@ForAll("questions") StatsCase asked) {
        statements(asked).forEach(sql -> {
            assertThat(count(TABLE, sql.text()))
                    .isEqualTo(count(Pattern.compile("site_id = \\{site:String}"), sql.text()));
            assertThat(sql.values())
                    .containsEntry("site", asked.world().site().id().value());
        });
    }

    @Property(tries = 300)
    void everyPlaceHasAValueAndNoValueStandsInTheText(@ForAll("questions") StatsCase asked) {
        statements(asked).forEach(sql -> {
            assertThat(sql.values()).containsKeys(places(sql).toArray(String[]::new));
            assertThat(sql.text()).doesNotContain(asked.world().site().id().value());
        });
    }

    /** So nothing that a caller wrote can be part of it. */
    @Property(tries = 300)
    void textIsTheSameWhateverIsFilteredFor(@ForAll("questions") StatsCase asked) {
        List<Filter> others = asked.query().filters().stream()
                .map(filter -> new Filter(
                        filter.dimension(),
                        filter.operator(),
                        filter.values().stream()
                                .map(value -> "'; DROP TABLE events; --")
                                .toList()))
                .toList();
        StatsQuery query = asked.query();
        StatsQuery other = new StatsQuery(
                query.range(), query.metrics(), query.dimensions(), others, query.orders(), 7, 7, query.traffic());

        assertThat(statements(new StatsCase(asked.world(), other)).map(Sql::text))
                .containsExactlyElementsOf(statements(asked).map(Sql::text).toList());
    }

    @Property(tries = 300)
    void tablesAreReadAsTheyFinallyAre(@ForAll("questions") StatsCase asked) {
        statements(asked).forEach(sql -> assertThat(count(Pattern.compile("\\bFINAL\\b"), sql.text()))
                .isEqualTo(count(TABLE, sql.text())));
    }

    @Provide
    Arbitrary<StatsCase> questions() {
        return StatsCases.questions();
    }

    @Example
    void sessionsAreNotReadForWhatEventsTellThemselves() {
        assertThat(rows("metrics=visitors,revenue", "dimensions=page,hour", "filters=page==/a"))
                .contains("events")
                .doesNotContain("sessions");
    }

    @Example
    void eventsAreNotReadForWhatSessionsTell() {
        assertThat(rows("metrics=sessions,bounce_rate", "dimensions=source")).doesNotContain("events AS e");
    }

    @Example
    void eventsFindTheirSessionsWhenThoseAreAskedAbout() {
        assertThat(rows("metrics=visitors", "dimensions=source")).contains("LEFT ANY JOIN visits");
        assertThat(rows("metrics=visitors", "filters=source==google")).contains("LEFT SEMI JOIN visits");
    }

    @Example
    void emptyHoursAreAddedOnlyToATimeline() {
        assertThat(rows("dimensions=hour")).contains("quarters");
        assertThat(rows("dimensions=hour,day")).contains("quarters");
        assertThat(rows("dimensions=hour,page")).doesNotContain("quarters");
    }

    @Example
    void rowsAreInACertainOrderEvenWhereTheyAreEqual() {
        assertThat(rows("dimensions=page,source", "metrics=events", "orderBy=-events"))
                .contains("ORDER BY events DESC, d0 ASC, d1 ASC LIMIT");
    }

    @Example
    void peopleAreCountedUnlessBotsAreAskedFor() {
        assertThat(rows("metrics=visitors,sessions")).contains("e.bot_score < 50", "s.bot_score < 50");
        assertThat(rows("metrics=visitors,sessions", "traffic=bots"))
                .contains("e.bot_score >= 50", "s.bot_score >= 50");
        assertThat(rows("metrics=visitors,sessions", "traffic=all")).doesNotContain("bot_score");
    }

    @Example
    void onlyAmountsOfTheSitesCurrencyAreRevenue() {
        Sql sql = StatsSql.totals(scope(site()), query("metrics=revenue"));

        assertThat(sql.text()).contains("e.currency = {currency:String}");
        assertThat(sql.values()).containsEntry("currency", "EUR");
    }

    private static Stream<Sql> statements(StatsCase asked) {
        SiteScope scope = scope(asked.world().site());
        return Stream.of(
                StatsSql.rows(scope, asked.query()),
                StatsSql.totals(scope, asked.query()),
                StatsSql.rowCount(scope, asked.query()));
    }

    private static String rows(String... parameters) {
        return StatsSql.rows(scope(site()), query(parameters)).text();
    }

    private static StatsQuery query(String... parameters) {
        QueryReading reading = StatsQueryReader.read(
                Stream.of(parameters)
                        .collect(Collectors.toMap(
                                text -> text.substring(0, text.indexOf('=')),
                                text -> List.of(text.substring(text.indexOf('=') + 1)))),
                site().timezone(),
                Instant.parse("2026-01-07T12:00:00Z"));
        return ((QueryReading.Understood) reading).query();
    }

    private static Site site() {
        return new Site(
                new SiteId("shop"),
                new WorkspaceId(new UUID(1, 1)),
                "Shop",
                "shop.example",
                ZoneId.of("Europe/Berlin"),
                "EUR");
    }

    private static SiteScope scope(Site site) {
        return SiteScope.of(
                        new Access(site.workspace(), Set.of(Scope.READ)),
                        id -> Optional.of(site),
                        site.id().value())
                .orElseThrow();
    }

    private static long count(Pattern pattern, String text) {
        return pattern.matcher(text).results().count();
    }

    private static Set<String> places(Sql sql) {
        return PLACE.matcher(sql.text())
                .results()
                .map((MatchResult place) -> place.group(1))
                .collect(Collectors.toSet());
    }
}
