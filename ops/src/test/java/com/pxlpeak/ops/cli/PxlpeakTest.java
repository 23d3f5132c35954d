package com.pxlpeak.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.ops.services.DataDirectory;
import com.pxlpeak.ops.services.InstanceLock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PxlpeakTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path data = Path.of("");

    @Test
    void answersAnUnknownCommandWithTheUsage() {
        assertThat(run("xyzzy")).isEqualTo(2);
        assertThat(err.toString()).contains("Unmatched argument", "xyzzy", "Usage:");
    }

    @Test
    void answersAMistypedCommandWithWhatMayHaveBeenMeant() {
        assertThat(run("demmo")).isEqualTo(2);
        assertThat(err.toString()).contains("Unmatched argument", "demmo", "pxlpeak demo");
    }

    @Test
    void answersAnUnknownOptionWithTheUsageOfTheCommand() {
        assertThat(run("up", "--prot", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("--prot", "--port");
    }

    @Test
    void answersAWordWhereANumberBelongsWithTheUsage() {
        assertThat(run("up", "--port", "http")).isEqualTo(2);
        assertThat(err.toString()).contains("--port", "'http'");
    }

    @Test
    void tellsItsVersionAndThoseOfTheServers() {
        assertThat(run("version")).isZero();
        assertThat(out.toString()).contains("pxlpeak 0.", "Kafka 4.", "Cassandra 5.", "PostgreSQL 17.", "ClickHouse 2");
    }

    @Test
    void saysWhenNothingRuns() {
        assertThat(run("status", "--data-dir", data.toString())).isEqualTo(1);
        assertThat(out.toString()).startsWith("not running");
        assertThat(run("down", "--data-dir", data.toString())).isZero();
    }

    @Test
    void saysThatCitiesAreUnknownAndHowTheyAreNot() {
        assertThat(run("geo", "status", "--data-dir", data.toString())).isZero();
        assertThat(out.toString()).contains("packed database", "pxlpeak geo install");
    }

    @Test
    void refusesASecondLauncherOnTheSameData() throws IOException {
        DataDirectory directory = new DataDirectory(data).create();
        try (InstanceLock held = InstanceLock.tryAcquire(directory).orElseThrow()) {
            assertThat(held).isNotNull();
            assertThat(run("up", "--data-dir", data.toString())).isEqualTo(1);
            assertThat(err.toString()).contains("is in use by", "pxlpeak down --data-dir " + data);
        }
    }

    @Test
    void refusesAPortThatWasAskedForAndIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(run("up", "--data-dir", data.toString(), "--port", port)).isEqualTo(1);
            assertThat(err.toString()).contains("--port: " + port + " is taken");
        }
    }

    @Test
    void drawsKeysOnlyTheOwnerMayRead() throws IOException {
        refusesAPortThatWasAskedForAndIsTaken();

        for (String name : new String[] {"admin.key", "dashboard.key"}) {
            Path key = data.resolve(name);
            assertThat(Files.readString(key)).matches("pxl_live_[a-z0-9]{12}_[a-zA-Z0-9]{43}\n");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void refusesToSendWhereNothingRuns() throws IOException {
        Path events = Files.writeString(data.resolve("events.ndjson"), "{}\n");

        assertThat(run("send", "--file", events.toString(), "--data-dir", data.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("server: none runs on", "--url");
    }

    private int run(String... args) {
        CommandLine line = Pxlpeak.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(args);
    }
}
