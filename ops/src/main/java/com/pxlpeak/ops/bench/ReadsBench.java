package com.pxlpeak.ops.bench;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.GenericRecord;
import com.clickhouse.client.api.query.QuerySettings;
import com.pxlpeak.api.query.CompiledQuery;
import com.pxlpeak.api.query.DateRange;
import com.pxlpeak.api.query.Dimension;
import com.pxlpeak.api.query.Metric;
import com.pxlpeak.api.query.Order;
import com.pxlpeak.api.query.Order.Column;
import com.pxlpeak.api.query.SiteScope;
import com.pxlpeak.api.query.StatsQuery;
import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.id.WorkspaceId;
import com.pxlpeak.cluster.tenancy.Access;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.ops.process.KeptProcess;
import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.services.EmbeddedServices;
import com.pxlpeak.projections.schema.ClickHouseAddress;
import com.pxlpeak.projections.schema.Migrations;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * What it costs readers that no event is counted twice: event rows that replace each other and are read with {@code FINAL},
 * as they are and with settings that help, against plain rows that are never inserted twice. All in turns within one run,
 * on the same rows and parts.
 */
public final class ReadsBench {

    private static final SiteId SITE = new SiteId("site_bench");
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 15);
    private static final LocalDate LAST_DAY = FIRST_DAY.plusDays(29);
    private static final int ROWS_AN_INSERT = 10_000;
    private static final int ROUNDS = 15;
    private static final String FINAL = "events AS e FINAL";

    private final PrintStream out;
    private final Client client;
    private final long serverPid;

    private ReadsBench(PrintStream out, ClickHouseAddress address, long serverPid) {
        this.out = out;
        this.serverPid = serverPid;
        this.client = new Client.Builder()
                .addEndpoint(address.url())
                .setUsername(address.user())
                .setPassword(address.password())
                .setDefaultDatabase(address.database())
                .compressServerResponse(false)
                .build();
    }

    /** Fills a ClickHouse of its own below the directory, measures, and prints two tables. */
    public static void run(Path dataDirectory, long rows, PrintStream out) throws IOException, InterruptedException {
        try (EmbeddedServices services = EmbeddedServices.startClickHouse(dataDirectory, Progress.SILENT)) {
            ClickHouseAddress address =
                    ClickHouseAddress.parse(services.endpoints().clickHouse());
            Migrations.apply(address);
            ReadsBench bench = new ReadsBench(out, address, pid(services));
            try {
                bench.run(rows);
            } finally {
                bench.client.close();
            }
        }
    }

    private static long pid(EmbeddedServices services) {
        return services.processes().stream()
                .findFirst()
                .flatMap(KeptProcess::current)
                .orElseThrow()
                .pid();
    }

    private void run(long rows) {
        sql(
                "CREATE TABLE events_plain AS events ENGINE = MergeTree PARTITION BY toYYYYMM(event_time)"
                        + " PRIMARY KEY (site_id, toDate(event_time), client_id)"
                        + " ORDER BY (site_id, toDate(event_time), client_id, event_time, topic_id, topic_partition, topic_offset)");
        out.printf("%-14s %14s %16s%n", "insert", "ms an insert", "CPU µs a row");
        fill("events", rows);
        fill("events_plain", rows);
        out.printf("%nparts: %s%n", parts());
        measureReads();
        out.printf("%nof the last day 100,000 rows inserted twice into the first%n");
        sql("INSERT INTO events SELECT * FROM events_plain ORDER BY event_time DESC LIMIT 100000");
        measureReads();
    }

    /** In the order of time, as a projection would; merges run meanwhile, and are counted. */
    private void fill(String table, long rows) {
        long inserts = rows / ROWS_AN_INSERT;
        long cpu = ProcessCpu.micros(List.of(serverPid));
        long start = System.nanoTime();
        for (long insert = 0; insert < inserts; insert++) {
            sql(rowsOf(table, insert * ROWS_AN_INSERT, rows));
        }
        long took = System.nanoTime() - start;
        awaitMerges();
        long used = ProcessCpu.micros(List.of(serverPid)) - cpu;
        out.printf("%-14s %14.1f %16.2f%n", table, took / 1e6 / inserts, used / (double) rows);
    }

    /** Clients look at eight pages each; forty are there at a time. */
    private static String rowsOf(String table, long from, long rows) {
        long millisBetween = 30L * 24 * 3600 * 1000 / rows;
        return """
                INSERT INTO %1$s SELECT
                    '%2$s' AS site_id,
                    fromUnixTimestamp64Milli(toInt64(%3$d + number * %4$d), 'UTC') AS event_time,
                    concat('cid_', toString(sipHash64(intDiv(number, 320) * 40 + number %% 40))) AS client_id,
                    reinterpretAsUUID(sipHash128(client_id)) AS session_id,
                    toString(reinterpretAsUUID(sipHash128(number))) AS event_id,
                    if(number %% 50 = 0, 'purchase', 'page_view') AS event_name,
                    '' AS user_id,
                    event_time AS received_at,
                    concat('/products/', toString(sipHash64(number) %% 500)) AS page_path,
                    'A product that somebody might like' AS page_title,
                    ['DE', 'AT', 'CH', 'FR'][1 + sipHash64(client_id) %% 4] AS country,
                    '' AS region,
                    '' AS city,
                    ['desktop', 'mobile'][1 + sipHash64(client_id, 1) %% 2] AS device_type,
                    'Chrome' AS browser,
                    '120' AS browser_version,
                    'macOS' AS os,
                    '14' AS os_version,
                    true AS interactive,
                    if(number %% 50 = 0, toDecimal64(19.99, 4), toDecimal64(0, 4)) AS value,
                    if(number %% 50 = 0, 'EUR', '') AS currency,
                    concat('{"page_path":"', page_path, '","utm_source":"google","number":', toString(number), '}') AS properties,
                    toUUID('00000000-0000-0001-0000-000000000002') AS topic_id,
                    toInt32(sipHash64(client_id) %% 24) AS topic_partition,
                    toInt64(number) AS topic_offset,
                    toInt64(intDiv(number, 100)) AS journal_seq
                FROM numbers(%5$d, %6$d)
                """
                .formatted(
                        table,
                        SITE,
                        FIRST_DAY.atStartOfDay(ZoneId.of("UTC")).toInstant().toEpochMilli(),
                        millisBetween,
                        from,
                        ROWS_AN_INSERT);
    }

    private void awaitMerges() {
        while (number("SELECT toInt64(count()) AS n FROM system.merges") > 0) {
            LockSupport.parkNanos(100_000_000);
        }
    }

    private String parts() {
        return sql("SELECT arrayStringConcat(groupArray(text), ', ') AS parts FROM (SELECT concat(table, ' ', partition, ': ',"
                        + " toString(count()), ' parts, ', toString(sum(rows)), ' rows') AS text FROM system.parts"
                        + " WHERE active AND table LIKE 'events%' GROUP BY table, partition ORDER BY table, partition)")
                .get(0)
                .getString("parts");
    }

    private void measureReads() {
        out.printf(
                "%n%-24s %12s %12s %12s   %12s %12s %12s%n",
                "query", "FINAL ms", "tuned ms", "plain ms", "FINAL CPU ms", "tuned CPU ms", "plain CPU ms");
        questions().forEach(this::measure);
    }

    private void measure(String name, CompiledQuery query) {
        CompiledQuery plain = new CompiledQuery(query.sql().replace(FINAL, "events_plain AS e"), query.values());
        if (plain.sql().equals(query.sql())) {
            throw new IllegalStateException(name + ": " + query.sql() + " (expected: FROM " + FINAL + ")");
        }
        List<Candidate> candidates = List.of(
                new Candidate(query, Map.of()),
                new Candidate(
                        query,
                        Map.of(
                                "do_not_merge_across_partitions_select_final", "1",
                                "optimize_move_to_prewhere_if_final", "1",
                                "use_skip_indexes_if_final", "1")),
                new Candidate(plain, Map.of()));
        candidates.forEach(candidate -> candidate.ask(0));
        for (int round = 0; round < ROUNDS; round++) {
            for (Candidate candidate : candidates) {
                candidate.ask(1);
            }
        }
        out.printf("%-24s", name);
        candidates.forEach(candidate -> out.printf(" %12.1f", candidate.medianMillis()));
        out.print("  ");
        candidates.forEach(candidate -> out.printf(" %12.1f", candidate.cpuMillis()));
        out.println();
    }

    private static Map<String, CompiledQuery> questions() {
        Map<String, CompiledQuery> questions = new LinkedHashMap<>();
        SiteScope scope = scope();
        DateRange day = new DateRange(LAST_DAY, LAST_DAY);
        DateRange month = new DateRange(FIRST_DAY, LAST_DAY);
        questions.put("totals, a day", CompiledQuery.totals(scope, query(day)));
        questions.put("totals, 30 days", CompiledQuery.totals(scope, query(month)));
        questions.put("top pages, a day", CompiledQuery.rows(scope, query(day, Dimension.PAGE)));
        questions.put("top pages, 30 days", CompiledQuery.rows(scope, query(month, Dimension.PAGE)));
        questions.put("by hour, a day", CompiledQuery.rows(scope, query(day, Dimension.HOUR)));
        questions.put("by day, 30 days", CompiledQuery.rows(scope, query(month, Dimension.DAY)));
        return questions;
    }

    private static StatsQuery query(DateRange range, Dimension... dimensions) {
        return new StatsQuery(
                range,
                List.of(Metric.VISITORS, Metric.SESSIONS, Metric.PAGEVIEWS),
                List.of(dimensions),
                List.of(),
                List.of(new Order(new Column.Of(Metric.VISITORS), true)),
                100,
                0);
    }

    private static SiteScope scope() {
        WorkspaceId workspace = new WorkspaceId(new UUID(1, 1));
        Site site = new Site(SITE, workspace, "Bench", "bench.example", ZoneId.of("Europe/Berlin"), "EUR");
        return SiteScope.of(new Access(workspace, Set.of(Access.Scope.READ)), id -> Optional.of(site), SITE.value())
                .orElseThrow();
    }

    private long number(String statement) {
        return sql(statement).get(0).getLong("n");
    }

    private List<GenericRecord> sql(String statement) {
        return client.queryAll(statement);
    }

    /** One way to ask a question, and what it took so far. */
    private final class Candidate {

        private final CompiledQuery query;
        private final QuerySettings settings = new QuerySettings();
        private final List<Long> nanos = new ArrayList<>();
        private long cpuMicros;

        Candidate(CompiledQuery query, Map<String, String> serverSettings) {
            this.query = query;
            serverSettings.forEach(settings::serverSetting);
        }

        void ask(int counted) {
            long cpuBefore = ProcessCpu.micros(List.of(serverPid));
            long before = System.nanoTime();
            client.queryAll(query.sql(), new HashMap<>(query.values()), settings);
            if (counted > 0) {
                nanos.add(System.nanoTime() - before);
                cpuMicros += ProcessCpu.micros(List.of(serverPid)) - cpuBefore;
            }
        }

        double medianMillis() {
            return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElseThrow() / 1e6;
        }

        double cpuMillis() {
            return cpuMicros / 1e3 / nanos.size();
        }
    }
}
