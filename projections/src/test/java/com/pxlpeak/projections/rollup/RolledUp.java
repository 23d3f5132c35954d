package com.pxlpeak.projections.rollup;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.GenericRecord;
import com.clickhouse.client.api.query.QuerySettings;
import com.pxlpeak.cluster.event.Bot;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.event.Money;
import com.pxlpeak.projections.rollup.ClickHouseRollups.Draw;
import com.pxlpeak.projections.schema.ClickHouseAddress;
import com.pxlpeak.projections.schema.ClickHouseTables;
import com.pxlpeak.projections.schema.Tables;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** One site on a real ClickHouse: its events are tracked and inserted as told, and its hours counted step by step. */
public final class RolledUp implements AutoCloseable {

    private static final Instant NIGHT = Instant.parse("2026-01-31T21:00:00Z");
    private static final int MINUTES = 7 * 60;

    private final PlayedSite site;
    private final Client client;
    private final ClickHouseTables base;
    private final ClickHouseRollups rollups;
    private final Tables tables;
    private Optional<Begun> begun = Optional.empty();

    private record Begun(List<SiteHour> hours, Draw draw) {}

    /** On a database that has the tables. */
    public RolledUp(ClickHouseAddress clickHouse, String site) {
        this.site = new PlayedSite(site);
        this.client = clickHouse.writer();
        this.base = new ClickHouseTables(clickHouse, Runnable::run);
        this.rollups = new ClickHouseRollups(clickHouse, Runnable::run);
        this.tables = rollups.marking(base);
    }

    /** A page view of a client at a time of 12 January 2026, such as {@code 09:30}. */
    public Event pageView(String client, String clock) {
        return site.pageView(client + clock, client, "2026-01-12T" + clock + ":00Z");
    }

    public Event worth(String name, String client, String clock, String amount, String currency) {
        Money money = new Money(new BigDecimal(amount), currency);
        return site.event(
                name + client + clock, client, name, Instant.parse("2026-01-12T" + clock + ":00Z"), Optional.of(money));
    }

    /** The same with so much that speaks for a machine, of a hundred. */
    public Event scored(Event event, int score) {
        return PlayedSite.scored(event, score);
    }

    public void insert(Event... events) {
        insert(site.track(List.of(events)), 1);
    }

    public void insertTwice(Event... events) {
        insert(site.track(List.of(events)), 2);
    }

    /** The rows are in, and the process dies before it can say so anywhere. The projection then repeats the insert. */
    public Runnable insertAndCrash(Event... events) {
        Tables.Rows rows = site.track(List.of(events));
        base.insert(rows).toCompletableFuture().join();
        return () -> insert(rows, 1);
    }

    private void insert(Tables.Rows rows, int times) {
        for (int i = 0; i < times; i++) {
            tables.insert(rows).toCompletableFuture().join();
        }
    }

    /** Erases a client's rows, as an operator would, and says so. */
    public void erase(String clientId) {
        Map<String, Object> values = Map.of("site", site.id().value(), "client", clientId);
        for (String table : List.of("events", "sessions")) {
            execute("DELETE FROM " + table + " WHERE site_id = {site:String} AND client_id = {client:String}", values);
        }
    }

    public void markAll() {
        execute(
                "INSERT INTO dirty_hours (site_id, hour) SELECT site_id, hour FROM hour_rollups"
                        + " WHERE site_id = {site:String}",
                Map.of("site", site.id().value()));
    }

    private void execute(String sql, Map<String, Object> values) {
        client.queryAll(sql, values, new QuerySettings());
    }

    /** Counts until no hour is dirty. */
    public RolledUp count() {
        while (rollups.count(Duration.ZERO, 3).toCompletableFuture().join() > 0) {}
        return this;
    }

    public RolledUp beginCount() {
        List<SiteHour> hours = rollups.due(Duration.ZERO, 1_000);
        begun = Optional.of(new Begun(hours, rollups.draw(hours)));
        return this;
    }

    public RolledUp writeCount() {
        begun.ifPresent(it -> rollups.write(it.hours(), it.draw()));
        return this;
    }

    public RolledUp endCount() {
        begun.ifPresent(it -> rollups.forget(it.hours(), it.draw()));
        return this;
    }

    public boolean isDirty() {
        return rollups.due(Duration.ZERO, 1_000).stream()
                .anyMatch(hour -> hour.site().equals(site.id()));
    }

    /** What {@code site_hours} says of the site, by hour. */
    public String counted() {
        Map<Instant, HourCounts> counts = new TreeMap<>();
        for (GenericRecord row : client.queryAll(
                "SELECT * FROM site_hours WHERE site_id = {site:String}",
                Map.of("site", site.id().value()),
                new QuerySettings())) {
            counts.put(
                    row.getLocalDateTime("hour").toInstant(ZoneOffset.UTC),
                    new HourCounts(
                            row.getLong("visitors"),
                            row.getLong("sessions"),
                            row.getLong("page_views"),
                            row.getLong("events"),
                            revenue(row)));
        }
        return text(counts);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, BigDecimal> revenue(GenericRecord row) {
        return new TreeMap<>((Map<String, BigDecimal>) row.getObject("revenue"));
    }

    /** What an independent computation makes of all events tracked so far. */
    public String expected() {
        return text(HourCounts.of(site.distinct()));
    }

    private static String text(Map<Instant, HourCounts> counts) {
        StringBuilder lines = new StringBuilder();
        counts.forEach(
                (hour, count) -> lines.append(hour).append(' ').append(count).append('\n'));
        return lines.toString();
    }

    /** A night of some clients: out of order, repeated, with counts begun and left at any time between. */
    public void liveThroughANight(long seed) {
        Random random = new Random(seed);
        List<Event> night = new ArrayList<>();
        for (int i = 0; i < 40 + random.nextInt(80); i++) {
            night.add(event(random, i));
        }
        Collections.shuffle(night, random);
        for (int from = 0; from < night.size(); ) {
            int to = Math.min(night.size(), from + 1 + random.nextInt(20));
            insert(site.track(night.subList(from, to)), 1 + random.nextInt(2));
            from = to;
            step(random.nextInt(6));
        }
    }

    private void step(int which) {
        switch (which) {
            case 0 -> beginCount();
            case 1 -> writeCount();
            case 2 -> writeCount().endCount();
            case 3 -> count();
            default -> {}
        }
    }

    private Event event(Random random, int i) {
        Instant time = NIGHT.plus(random.nextInt(MINUTES), ChronoUnit.MINUTES).plusMillis(random.nextInt(60_000));
        String name = List.of(Event.PAGE_VIEW, Event.PAGE_VIEW, Event.PURCHASE, Event.REFUND, "click")
                .get(random.nextInt(5));
        Optional<Money> value = random.nextInt(4) == 0
                ? Optional.empty()
                : Optional.of(new Money(
                        BigDecimal.valueOf(random.nextInt(1_000_000), 1 + random.nextInt(4)),
                        random.nextBoolean() ? "EUR" : "USD"));
        // One in ten has the name of another, which came before or comes after it.
        int id = random.nextInt(10) == 0 ? random.nextInt(i + 1) : i;
        Event event = site.event("e" + id, "cid_" + id % 5, name, time, value);
        return random.nextInt(12) == 0 ? scored(event, Bot.THRESHOLD - random.nextInt(2)) : event;
    }

    @Override
    public void close() {
        rollups.close();
        base.close();
        client.close();
    }
}
