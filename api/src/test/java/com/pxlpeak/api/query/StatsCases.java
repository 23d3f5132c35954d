package com.pxlpeak.api.query;

import com.pxlpeak.api.query.StatsWorld.Hit;
import com.pxlpeak.api.query.StatsWorld.Origin;
import com.pxlpeak.api.query.StatsWorld.Visit;
import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.id.WorkspaceId;
import com.pxlpeak.cluster.tenancy.Site;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Generated worlds around days on which clocks change somewhere, and every kind of question about them. */
public final class StatsCases {

    private static final WorkspaceId WORKSPACE = new WorkspaceId(new UUID(7, 7));

    /** Text that is trouble when it gets into SQL, JSON or a URL. */
    private static final List<String> TROUBLE = List.of(
            "it's", "a\"b", "back\\slash", "tab\there", "line\nbreak", "50% off, or; not", "{x:String}", "žluť", "\\N");

    private static final Map<Dimension, List<String>> COMMON = Map.of(
            Dimension.PAGE, List.of("/", "/a", "/b", "/c"),
            Dimension.SOURCE, List.of("(direct)", "google", "newsletter"),
            Dimension.MEDIUM, List.of("(none)", "cpc", "organic"),
            Dimension.CAMPAIGN, List.of("spring", "autumn"),
            Dimension.CHANNEL, List.of("Direct", "Paid Search"),
            Dimension.COUNTRY, List.of("DE", "US"),
            Dimension.DEVICE, List.of("mobile", "desktop"),
            Dimension.BROWSER, List.of("Chrome", "Firefox"),
            Dimension.OS, List.of("Android", "Linux"));

    private StatsCases() {}

    /** Every case. */
    public static Arbitrary<StatsCase> all() {
        return Combinators.combine(sites(), days())
                .as(Around::new)
                .flatMap(around -> visits(around).list().ofMaxSize(12).flatMap(visits -> queries(around)
                        .map(query -> new StatsCase(new StatsWorld(around.site(), visits), query))));
    }

    /** Every kind of question, about sites where nothing has happened. */
    static Arbitrary<StatsCase> questions() {
        return Combinators.combine(sites(), days()).as(Around::new).flatMap(around -> queries(around)
                .map(query -> new StatsCase(new StatsWorld(around.site(), List.of()), query)));
    }

    private record Around(Site site, LocalDate day) {}

    private static Arbitrary<Site> sites() {
        Arbitrary<String> zones = Arbitraries.of(
                "Europe/Berlin",
                "UTC",
                "Asia/Kolkata",
                "Asia/Kathmandu",
                "Australia/Lord_Howe",
                "America/St_Johns",
                "America/Santiago",
                "Africa/Cairo",
                "Pacific/Apia");
        Arbitrary<UUID> ids = Arbitraries.create(UUID::randomUUID);
        return Combinators.combine(zones, ids)
                .as((zone, id) -> new Site(
                        new SiteId("world_" + id), WORKSPACE, "World", "world.example", ZoneId.of(zone), "EUR"));
    }

    private static Arbitrary<LocalDate> days() {
        return Arbitraries.of(
                        "2026-03-29",
                        "2026-10-25",
                        "2026-04-05",
                        "2026-10-04",
                        "2026-04-24",
                        "2026-09-06",
                        "2026-11-01",
                        "2026-07-15",
                        "2026-12-31")
                .map(LocalDate::parse);
    }

    private static Arbitrary<Visit> visits(Around around) {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 6).map(client -> "cid_" + client),
                        Arbitraries.create(UUID::randomUUID).list().ofMaxSize(2),
                        origins(),
                        starts(around),
                        steps())
                .as((client, formerIds, origin, start, steps) ->
                        new Visit(UUID.randomUUID(), client, formerIds, origin, hits(start, steps)));
    }

    /** Anywhere in four days, and where days begin and clocks change more often. */
    private static Arbitrary<Instant> starts(Around around) {
        Instant midnight = around.day().atStartOfDay(around.site().timezone()).toInstant();
        Instant change = Optional.ofNullable(around.site().timezone().getRules().nextTransition(midnight))
                .map(ZoneOffsetTransition::getInstant)
                .filter(instant -> instant.isBefore(midnight.plus(Duration.ofDays(1))))
                .orElse(midnight);
        return Arbitraries.oneOf(
                within(midnight, Duration.ofDays(2)),
                within(midnight, Duration.ofHours(2)),
                within(change, Duration.ofHours(2)));
    }

    private static Arbitrary<Instant> within(Instant time, Duration distance) {
        return Arbitraries.longs()
                .between(-distance.toMillis(), distance.toMillis())
                .withDistribution(RandomDistribution.uniform())
                .map(time::plusMillis);
    }

    private record Step(Duration pause, Hit hit) {}

    private static Arbitrary<List<Step>> steps() {
        Arbitrary<Duration> pauses = Arbitraries.longs()
                .between(0, Duration.ofMinutes(30).toMillis())
                .withDistribution(RandomDistribution.uniform())
                .map(Duration::ofMillis);
        Arbitrary<Hit> hits = Combinators.combine(
                        Arbitraries.of("page_view", "page_view", "page_view", "purchase", "refund", "click"),
                        texts(Dimension.PAGE),
                        Arbitraries.of(true, true, true, false),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, BigDecimal.valueOf(10_000))
                                .ofScale(4),
                        Arbitraries.of("EUR", "EUR", "USD", ""),
                        Arbitraries.integers().between(1, 8).map(any -> any == 1))
                .as((name, page, interactive, value, currency, bot) ->
                        new Hit(Instant.EPOCH, name, page, interactive, value, currency, bot));
        return Combinators.combine(pauses, hits)
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static List<Hit> hits(Instant start, List<Step> steps) {
        List<Hit> hits = new ArrayList<>();
        Instant time = start;
        for (Step step : steps) {
            Hit hit = step.hit();
            hits.add(new Hit(time, hit.name(), hit.page(), hit.interactive(), hit.value(), hit.currency(), hit.bot()));
            time = time.plus(step.pause());
        }
        return hits;
    }

    private static Arbitrary<Origin> origins() {
        return Combinators.combine(
                        texts(Dimension.SOURCE),
                        texts(Dimension.MEDIUM),
                        texts(Dimension.CAMPAIGN),
                        texts(Dimension.CHANNEL),
                        texts(Dimension.COUNTRY),
                        texts(Dimension.DEVICE),
                        texts(Dimension.BROWSER),
                        texts(Dimension.OS))
                .as(Origin::new);
    }

    private static Arbitrary<String> texts(Dimension dimension) {
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of(COMMON.getOrDefault(dimension, List.of()))),
                Tuple.of(1, Arbitraries.just("")),
                Tuple.of(1, Arbitraries.of(TROUBLE)));
    }

    private static Arbitrary<StatsQuery> queries(Around around) {
        Arbitrary<DateRange> ranges = Combinators.combine(
                        Arbitraries.integers().between(-2, 1),
                        Arbitraries.integers().between(0, 2))
                .as((from, days) ->
                        new DateRange(around.day().plusDays(from), around.day().plusDays(from + days)));
        Arbitrary<List<Metric>> metrics =
                Arbitraries.of(Metric.class).list().uniqueElements().ofMinSize(1);
        Arbitrary<List<Dimension>> dimensions = Arbitraries.frequencyOf(
                Tuple.of(
                        3,
                        Arbitraries.of(Dimension.class).list().uniqueElements().ofMaxSize(3)),
                Tuple.of(
                        1,
                        Arbitraries.of(Dimension.HOUR, Dimension.DAY)
                                .list()
                                .uniqueElements()
                                .ofMinSize(1)));
        Arbitrary<List<Filter>> filters = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(List.of())),
                Tuple.of(3, filters().list().ofSize(1)),
                Tuple.of(1, filters().list().ofSize(2)));
        Arbitrary<StatsQuery> ofPeople = Combinators.combine(
                        ranges,
                        metrics,
                        dimensions,
                        filters,
                        Arbitraries.of(1, 3, 1000),
                        Arbitraries.of(0, 0, 0, 0, 2, 500),
                        Arbitraries.of(true, false),
                        Arbitraries.randomValue(random -> random.nextInt(100)))
                .as((range, shown, by, kept, limit, offset, descending, column) ->
                        new StatsQuery(range, shown, by, kept, orders(shown, by, descending, column), limit, offset));
        return Combinators.combine(ofPeople, Arbitraries.of(Traffic.PEOPLE, Traffic.PEOPLE, Traffic.BOTS, Traffic.ALL))
                .as(StatsCases::about);
    }

    private static StatsQuery about(StatsQuery query, Traffic traffic) {
        return new StatsQuery(
                query.range(),
                query.metrics(),
                query.dimensions(),
                query.filters(),
                query.orders(),
                query.limit(),
                query.offset(),
                traffic);
    }

    private static List<Order> orders(List<Metric> metrics, List<Dimension> dimensions, boolean descending, int any) {
        List<Order> possible = Stream.concat(
                        metrics.stream().map(metric -> new Order(new Order.Column.Of(metric), descending)),
                        dimensions.stream().map(by -> new Order(new Order.Column.By(by), descending)))
                .toList();
        return any < 20 ? StatsQuery.defaultOrders(metrics, dimensions) : List.of(possible.get(any % possible.size()));
    }

    private static Arbitrary<Filter> filters() {
        return Arbitraries.of(Dimension.class)
                .filter(dimension -> !dimension.isTime())
                .flatMap(dimension -> Combinators.combine(
                                Arbitraries.of(Filter.Operator.class),
                                values(dimension).list().ofMinSize(1).ofMaxSize(4))
                        .as((operator, values) -> new Filter(dimension, operator, values)));
    }

    private static Arbitrary<String> values(Dimension dimension) {
        return texts(dimension).map(text -> text.isEmpty() ? dimension.unknown() : text);
    }
}
