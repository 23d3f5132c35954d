package com.pxlpeak.ops.services;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** What the build has laid down for the launcher: class paths, the ClickHouse library, a place to unpack things. */
public record Distribution(Path ops) {

    /** The one this class belongs to, be it in {@code target/classes} or in the jar beside them. */
    public static Distribution own() {
        Path code = locationOf(Distribution.class);
        return new Distribution(Optional.ofNullable(code.getParent())
                .flatMap(target -> Optional.ofNullable(target.getParent()))
                .orElseThrow(() -> new IllegalStateException("code: " + code + " (expected: in ops/target)")));
    }

    /** The class path of our own processes. */
    public String classPath() throws IOException {
        return locationOf(Distribution.class) + File.pathSeparator + read(ops.resolve("target/classpath"));
    }

    String kafkaClassPath() throws IOException {
        return read(ops.resolve("kafka/target/classpath"));
    }

    String cassandraClassPath() throws IOException {
        return read(ops.resolve("cassandra/target/classpath"));
    }

    Path clickHouseLibrary() throws IOException {
        return existing(ops.resolve("target/clickhouse/node_modules/@chdb/lib-linux-x64-gnu/libchdb.so"));
    }

    Path unpacked(String name) {
        return ops.resolve("target").resolve(name);
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** The jar or directory a class was loaded from. */
    static Path locationOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("location of " + type + ": not a path", e);
        }
    }

    /** The jar of a class path whose file name starts so. */
    static String jar(String classPath, String start) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> new File(entry).getName().startsWith(start))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("class path: no " + start + "*.jar in " + classPath));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(existing(file)).strip();
    }

    private static Path existing(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException("build: " + file + " is missing (expected: made by mvn package)");
        }
        return file;
    }
}
