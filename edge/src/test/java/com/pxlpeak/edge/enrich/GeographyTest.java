package com.pxlpeak.edge.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pxlpeak.cluster.event.Enrichment.Geo;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeographyTest {

    @Test
    void thePackedDatabaseKnowsCountriesInBothFamilies() {
        try (Geography geography = Geography.packed()) {
            assertThat(geography.of(address(85, 214, 132, 117)).country()).isEqualTo("DE");
            assertThat(geography.of(address(8, 8, 8, 8)).country()).isEqualTo("US");
            assertThat(geography
                            .of(address(0x20, 0x01, 0x48, 0x60, 0x48, 0x60, 0, 0, 0, 0, 0, 0, 0, 0, 0x88, 0x88))
                            .country())
                    .isEqualTo("US");
        }
    }

    @Test
    void nobodyLivesInAPrivateNetwork() {
        try (Geography geography = Geography.packed()) {
            assertThat(geography.of(address(127, 0, 0, 1))).isEqualTo(Geo.UNKNOWN);
            assertThat(geography.of(address(10, 1, 2, 3))).isEqualTo(Geo.UNKNOWN);
        }
    }

    @Test
    void anOperatorMaySupplyADatabaseForEachFamily(@TempDir Path directory) throws IOException {
        for (String name : List.of(Geography.IPV4, Geography.IPV6)) {
            try (InputStream packed = Geography.class.getResourceAsStream("geo-whois-asn-country.mmdb")) {
                Files.copy(Objects.requireNonNull(packed), directory.resolve(name));
            }
        }

        try (Geography geography = Geography.at(directory)) {
            assertThat(geography.of(address(85, 214, 132, 117)).country()).isEqualTo("DE");
        }
        Files.delete(directory.resolve(Geography.IPV6));
        assertThatThrownBy(() -> Geography.at(directory)).hasMessageContaining(Geography.IPV6);
    }

    @Test
    void aDatabaseOfOneFamilyKnowsNothingOfTheOther(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("only-ipv4.mmdb");
        try (InputStream packed = Geography.class.getResourceAsStream("geo-whois-asn-country.mmdb")) {
            Files.write(file, saidToBeOfIpv4(Objects.requireNonNull(packed).readAllBytes()));
        }

        try (Geography geography = Geography.at(file)) {
            assertThat(geography.of(address(0x20, 0x01, 0x48, 0x60, 0x48, 0x60, 0, 0, 0, 0, 0, 0, 0, 0, 0x88, 0x88)))
                    .isEqualTo(Geo.UNKNOWN);
        }
    }

    /** What a database says of itself stands at its end: a name, the type of a number of one byte, and the number. */
    private static byte[] saidToBeOfIpv4(byte[] database) {
        byte[] name = "ip_version".getBytes(StandardCharsets.US_ASCII);
        int at = database.length - name.length;
        while (!Arrays.equals(database, at, at + name.length, name, 0, name.length)) {
            at--;
        }
        database[at + name.length + 1] = 4;
        return database;
    }

    @Test
    void aMissingFileStopsTheStart() {
        assertThatThrownBy(() -> Geography.at(Path.of("no-such.mmdb"))).hasMessageContaining("no-such.mmdb");
    }

    private static InetAddress address(int... bytes) {
        byte[] address = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            address[i] = (byte) bytes[i];
        }
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
