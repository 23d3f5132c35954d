package com.pxlpeak.edge.bots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatacentresTest {

    private final Path directory;

    DatacentresTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void networksMayLieWithinEachOther() throws IOException {
        Datacentres known = read("10.0.0.0/24\n10.0.0.128/25\n10.0.1.0/24\n10.0.0.0/16\n10.3.0.7\n");

        assertThat(contains(known, "10.0.0.0")).isTrue();
        assertThat(contains(known, "10.0.255.255")).isTrue();
        assertThat(contains(known, "10.1.0.0")).isFalse();
        assertThat(contains(known, "9.255.255.255")).isFalse();
        assertThat(contains(known, "10.3.0.7")).isTrue();
        assertThat(contains(known, "10.3.0.8")).isFalse();
        assertThat(contains(known, "::a00:0")).isFalse();
    }

    @Test
    void ofNoneNobodyComes() throws IOException {
        assertThat(contains(Datacentres.NONE, "10.0.0.1")).isFalse();
        assertThat(contains(read("2001:db8::/32"), "2001:db8:ffff::1")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/-1"})
    void whatIsNoNetworkIsNamed(String line) {
        assertThatThrownBy(() -> read(line)).hasMessageContaining("'" + line + "'");
    }

    private Datacentres read(String lines) throws IOException {
        return Datacentres.at(Files.writeString(directory.resolve("networks"), lines));
    }

    private static boolean contains(Datacentres known, String address) throws UnknownHostException {
        return known.contains(InetAddress.getByName(address));
    }
}
