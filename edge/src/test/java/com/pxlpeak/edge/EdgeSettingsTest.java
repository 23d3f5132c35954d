package com.pxlpeak.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EdgeSettingsTest {

    private static final Config DEFAULTS = ConfigFactory.load().getConfig("pxlpeak.edge");

    @Test
    void theDefaultsAreValid() {
        EdgeSettings settings = EdgeSettings.from(DEFAULTS);

        assertThat(settings.pop()).isEqualTo("local");
        assertThat(settings.geoDatabase()).isEmpty();
        assertThat(settings.trustedProxies()).contains("127.0.0.0/8");
    }

    @Test
    void aFileMayTakeThePlaceOfThePackedDatabase() {
        assertThat(EdgeSettings.from(with("geo-database = \"/data/city.mmdb\"")).geoDatabase())
                .hasValue(Path.of("/data/city.mmdb"));
    }

    @Test
    void aKeyThatIsNotKnownStopsTheStart() {
        assertThatThrownBy(() -> EdgeSettings.from(with("popp = x"))).hasMessageContaining("pxlpeak.edge.popp");
    }

    @Test
    void aValueThatMakesNoSenseStopsTheStart() {
        assertThatThrownBy(() -> EdgeSettings.from(with("linger = 1m"))).hasMessageContaining("linger");
        assertThatThrownBy(() -> EdgeSettings.from(with("pop = \"\""))).hasMessageContaining("pop");
    }

    private static Config with(String line) {
        return ConfigFactory.parseString(line).withFallback(DEFAULTS);
    }
}
