package com.pxlpeak.cluster.journal;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Creates the Cassandra tables that are not there yet. For one process at a time: concurrent changes corrupt a schema. */
public final class JournalSchema {

    private static final String RESOURCE = "schema.cql";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private JournalSchema() {}

    public static void create(CqlSession session) {
        statements()
                .forEach(cql -> session.execute(SimpleStatement.newInstance(cql).setTimeout(TIMEOUT)));
    }

    static List<String> statements() {
        String withoutComments =
                read().lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        return Arrays.stream(withoutComments.split(";", -1))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static String read() {
        try (InputStream cql = JournalSchema.class.getResourceAsStream(RESOURCE)) {
            if (cql == null) {
                throw new IllegalStateException(RESOURCE + ": missing (expected: beside " + JournalSchema.class + ")");
            }
            return new String(cql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + ": cannot be read", e);
        }
    }
}
