package com.pxlpeak.ops.services;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeMap;

/** The passwords of the embedded databases, drawn once per data directory and kept there for its owner. */
record Passwords(String postgresAdministrator, String postgresApplication, String clickHouseApplication) {

    private static final int LENGTH = 32;

    static Passwords of(DataDirectory data) throws IOException {
        Path file = data.root().resolve("passwords");
        Properties known = new Properties();
        if (Files.exists(file)) {
            known.load(new StringReader(Files.readString(file)));
        }
        Passwords passwords = new Passwords(
                knownOrDrawn(known, "postgres.administrator"),
                knownOrDrawn(known, "postgres.application"),
                knownOrDrawn(known, "clickhouse.application"));
        StringBuilder text = new StringBuilder();
        new TreeMap<>(known)
                .forEach((name, password) ->
                        text.append(name).append('=').append(password).append('\n'));
        PrivateFile.write(file, text.toString());
        return passwords;
    }

    private static String knownOrDrawn(Properties known, String name) {
        return (String) known.computeIfAbsent(name, unknown -> RandomText.of(LENGTH, RandomText.BASE_62));
    }
}
