package com.pxlpeak.ops.services;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.pxlpeak.ops.clickhouse.ClickHouseServer;
import com.pxlpeak.ops.process.ProcessSpec;
import com.sun.jna.Native;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A ClickHouse server with one user for the application and one database. */
record ClickHouseService(DataDirectory data, Distribution distribution, int port, String password) implements Service {

    private static final String USER = "app";

    @Override
    public String name() {
        return "clickhouse";
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public String endpoint() {
        return "http://" + USER + ":" + password + "@" + address() + "/pxlpeak";
    }

    @Override
    public ProcessSpec prepare() throws IOException {
        Path directory = data.of(name());
        Path store = Files.createDirectories(directory.resolve("data"));
        Path configuration =
                Template.write("clickhouse-server.xml", Map.of(), directory.resolve("clickhouse-server.xml"));
        Template.write(
                "clickhouse-users.xml", Map.of("passwordSha256", sha256(password)), directory.resolve("users.xml"));
        Path options = Template.write("clickhouse.options", Map.of(), directory.resolve("clickhouse.options"));
        String classPath = Distribution.locationOf(ClickHouseServer.class)
                + File.pathSeparator
                + Distribution.locationOf(Native.class);
        return JavaCommand.of(
                        options,
                        classPath,
                        List.of(
                                ClickHouseServer.class.getName(),
                                distribution.clickHouseLibrary().toString(),
                                store.toString(),
                                configuration.toString(),
                                Integer.toString(port)))
                .spec(name(), data, Map.of(), Duration.ofSeconds(10));
    }

    @Override
    public void probe() throws Exception {
        Probes.connect(port);
        Probes.clickHouse(endpoint());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: not there (expected: in every JDK)", e);
        }
    }
}
