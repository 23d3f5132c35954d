package com.pxlpeak.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ApiSettingsTest {

    @Test
    void defaultsAreValid() {
        ApiSettings settings = ApiSettings.from(ConfigFactory.load());

        assertThat(settings.metadata().keyMemory()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.live().subscribeTimeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void misspeltKeyStopsTheStart() {
        assertThatThrownBy(() -> ApiSettings.from(ConfigFactory.parseString("pxlpeak.api.stats.concurency = 9")
                        .withFallback(ConfigFactory.load())))
                .hasMessageContaining("stats.concurency");
    }

    @Test
    void passwordsAreNotWrittenToLogs() {
        ApiSettings settings = ApiSettings.from(ConfigFactory.parseString(
                        """
                        pxlpeak.api.metadata.jdbc-url = "jdbc:postgresql://localhost/pxlpeak?user=u&password=s3cret"
                        pxlpeak.api.stats.clickhouse = "http://u:s3cret@localhost:8123/pxlpeak"
                        """)
                .withFallback(ConfigFactory.load()));

        assertThat(settings.toString()).doesNotContain("s3cret");
    }
}
