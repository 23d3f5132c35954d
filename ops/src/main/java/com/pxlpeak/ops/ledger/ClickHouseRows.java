package com.pxlpeak.ops.ledger;

import com.pxlpeak.ops.ledger.Observed.Amounts;
import com.pxlpeak.ops.ledger.Observed.EventSeen;
import com.pxlpeak.ops.ledger.Observed.HourSeen;
import com.pxlpeak.ops.ledger.Observed.SessionSeen;
import com.pxlpeak.projections.schema.ClickHouseAddress;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the tables of ClickHouse over HTTP, in the way that reports do. */
final class ClickHouseRows {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String AMOUNTS =
            "arrayStringConcat(arrayMap((k, v) -> concat(k, '=', toString(v)), mapKeys(revenue), mapValues(revenue)), ',')";
    private static final String EVENTS =
            """
            SELECT event_id, client_id, event_name, page_path, toUnixTimestamp64Milli(event_time),
                   toUnixTimestamp64Milli(received_at), toString(value), currency
            FROM events FINAL WHERE site_id = '%s'""";
    private static final String SESSIONS =
            """
            SELECT client_id, toUnixTimestamp64Milli(started_at), toUnixTimestamp64Milli(ended_at), events, page_views,
                   %s
            FROM sessions FINAL WHERE site_id = '%s' AND is_deleted = 0""";
    private static final String HOURS =
            """
            SELECT toUnixTimestamp(hour), visitors, sessions, page_views, events, %s
            FROM site_hours WHERE site_id = '%s'""";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ClickHouseAddress address;
    private final String site;

    ClickHouseRows(String address, String site) {
        this.address = ClickHouseAddress.parse(address);
        this.site = site;
    }

    long countEvents() throws IOException, InterruptedException {
        String sql = "SELECT count() FROM events FINAL WHERE site_id = '%s'".formatted(site);
        return Long.parseLong(run(sql).strip());
    }

    void events(Consumer<EventSeen> each) throws IOException, InterruptedException {
        read(
                EVENTS.formatted(site),
                row -> each.accept(new EventSeen(
                        row[0],
                        row[1],
                        row[2],
                        row[3],
                        millis(row[4]),
                        millis(row[5]),
                        new BigDecimal(row[6]),
                        row[7])));
    }

    void sessions(Consumer<SessionSeen> each) throws IOException, InterruptedException {
        read(
                SESSIONS.formatted(AMOUNTS, site),
                row -> each.accept(new SessionSeen(
                        row[0],
                        millis(row[1]),
                        millis(row[2]),
                        Long.parseLong(row[3]),
                        Long.parseLong(row[4]),
                        Amounts.parse(row[5]))));
    }

    boolean hasHours() throws IOException, InterruptedException {
        return run("EXISTS TABLE site_hours").strip().equals("1");
    }

    void hours(Consumer<HourSeen> each) throws IOException, InterruptedException {
        read(
                HOURS.formatted(AMOUNTS, site),
                row -> each.accept(new HourSeen(
                        Instant.ofEpochSecond(Long.parseLong(row[0])),
                        Long.parseLong(row[1]),
                        Long.parseLong(row[2]),
                        Long.parseLong(row[3]),
                        Long.parseLong(row[4]),
                        Amounts.parse(row[5]))));
    }

    /** Runs a statement; the self-test changes rows by it. */
    String run(String sql) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request(sql), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("clickhouse: " + response.statusCode() + " "
                    + response.body().strip());
        }
        return response.body();
    }

    private void read(String sql, Consumer<String[]> each) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> response =
                http.send(request(sql + " FORMAT TabSeparated"), BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException(
                        "clickhouse: " + response.statusCode() + " " + lines.collect(Collectors.joining(" ")));
            }
            lines.forEach(line -> each.accept(line.split("\t", -1)));
        }
    }

    private HttpRequest request(String sql) {
        return HttpRequest.newBuilder(URI.create(address.url() + "/?wait_end_of_query=1"))
                .timeout(TIMEOUT)
                .header("X-ClickHouse-User", address.user())
                .header("X-ClickHouse-Key", address.password())
                .header("X-ClickHouse-Database", address.database())
                .POST(BodyPublishers.ofString(sql))
                .build();
    }

    private static Instant millis(String text) {
        return Instant.ofEpochMilli(Long.parseLong(text));
    }
}
