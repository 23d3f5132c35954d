package com.pxlpeak.projections.schema;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.GenericRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the ClickHouse tables up to date: applies the numbered scripts that were not applied yet, in order. For one
 * process at a time; one that was killed half way through a script leaves the rest to the next. (Flyway, which keeps the PostgreSQL schema, has no support for ClickHouse that resolves.)
 */
public final class Migrations {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    /** In order; a script that was released is never changed. */
    static final List<String> SCRIPTS = List.of(
            "V001__events_and_sessions.sql",
            "V002__rollups_and_freshness.sql",
            "V003__events_by_offset.sql",
            "V004__rejected_events.sql",
            "V005__channels_and_bots.sql");

    private static final long TIMEOUT_SECONDS = 60;

    private Migrations() {}

    public static void apply(ClickHouseAddress address) {
        try (Client client = address.writer()) {
            run(
                    client,
                    "CREATE TABLE IF NOT EXISTS schema_migrations (script String, applied_at DateTime DEFAULT now())"
                            + " ENGINE = MergeTree ORDER BY script");
            List<String> applied = client.queryAll("SELECT script FROM schema_migrations").stream()
                    .map(Migrations::script)
                    .toList();
            for (String script : SCRIPTS) {
                if (!applied.contains(script)) {
                    LOG.info("{}: applies {}", address, script);
                    statements(script).forEach(statement -> run(client, statement));
                    run(client, "INSERT INTO schema_migrations (script) VALUES ('" + script + "')");
                }
            }
        }
    }

    private static String script(GenericRecord row) {
        return row.getString("script");
    }

    static List<String> statements(String script) {
        String withoutComments =
                read(script).lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        return Arrays.stream(withoutComments.split(";", -1))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static void run(Client client, String sql) {
        try {
            client.query(sql).get(TIMEOUT_SECONDS, TimeUnit.SECONDS).close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("migration: interrupted at " + sql, e);
        } catch (Exception e) {
            throw new IllegalStateException("migration: failed at " + sql, e);
        }
    }

    private static String read(String script) {
        try (InputStream sql = Migrations.class.getResourceAsStream(script)) {
            if (sql == null) {
                throw new IllegalStateException(script + ": missing (expected: beside " + Migrations.class + ")");
            }
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(script + ": cannot be read", e);
        }
    }
}
