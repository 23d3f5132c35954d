package com.pxlpeak.ops.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A server that is measured: a process of its own, with a node's memory, that tells its port when it serves. */
final class BenchServer implements AutoCloseable {

    private final Process process;
    private final int port;

    private BenchServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Returns when it serves. */
    static BenchServer start(Class<?> main, Map<String, String> environment, Path directory) throws IOException {
        Path log = directory.resolve(main.getSimpleName() + ".log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms512m",
                        "-Xmx768m",
                        "-Xmn400m",
                        "-XX:+UseParallelGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.net.preferIPv4Stack=true",
                        "-Duser.timezone=UTC",
                        "-Dlogback.configurationFile=com/pxlpeak/ops/cli/logback-silent.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName()))
                .redirectError(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String told =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (told == null) {
            throw new IOException(main.getSimpleName() + ": ended (expected: its port); see " + log);
        }
        return new BenchServer(process, Integer.parseInt(told));
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
