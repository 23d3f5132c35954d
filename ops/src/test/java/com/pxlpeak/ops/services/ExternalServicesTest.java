package com.pxlpeak.ops.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalServicesTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void thereAreNoneUnlessNamed() {
        assertThat(read(Map.of("PXLPEAK_KAFKA", " "))).isEqualTo(ExternalServices.NONE);
    }

    @Test
    void theEnvironmentWinsOverTheFile() throws IOException {
        configure("pxlpeak.services { kafka = \"file:1\", cassandra = \"file:2\" }");

        ExternalServices external = read(Map.of("PXLPEAK_KAFKA", "environment:1"));

        assertThat(external.kafka()).hasValue("environment:1");
        assertThat(external.cassandra()).hasValue("file:2");
        assertThat(external.postgres()).isEmpty();
    }

    @Test
    void aMisspeltKeyStopsTheStart() throws IOException {
        configure("pxlpeak.services.kafak = \"file:1\"");

        assertThatThrownBy(() -> read(Map.of())).hasMessageContaining("kafak").hasMessageContaining("kafka");
    }

    @Test
    void aClickHouseAddressHasUserPasswordAndDatabase() {
        assertThat(ClickHouseAddress.parse("https://app:a:b@ch.example:8443/stats"))
                .isEqualTo(new ClickHouseAddress("https://ch.example:8443", "app", "a:b", "stats"));
        assertThat(ClickHouseAddress.parse("http://ch.example"))
                .isEqualTo(new ClickHouseAddress("http://ch.example", "default", "", "default"));
        assertThatThrownBy(() -> ClickHouseAddress.parse("app:secret"))
                .message()
                .doesNotContain("secret");
    }

    @Test
    void contactPointsAreHostsAndPorts() {
        assertThat(ContactPoints.parse("127.0.0.1:9042, 127.0.0.2:9043"))
                .extracting(Object::toString)
                .containsExactly("/127.0.0.1:9042", "/127.0.0.2:9043");
        assertThatThrownBy(() -> ContactPoints.parse("cassandra")).hasMessageContaining("expected: host:port");
    }

    private ExternalServices read(Map<String, String> environment) {
        return ExternalServices.of(new DataDirectory(directory), environment);
    }

    private void configure(String text) throws IOException {
        Files.writeString(directory.resolve("pxlpeak.conf"), text);
    }
}
