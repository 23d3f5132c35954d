package com.pxlpeak.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pxlpeak.edge.publish.IngestionCluster;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.List;
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
    void ingestionIsOneKafkaUnlessSeveralAreNamed() {
        assertThat(EdgeSettings.from(DEFAULTS).ingestion())
                .containsExactly(new IngestionCluster("kafka", "127.0.0.1:9092"));
        List<IngestionCluster> two =
                List.of(new IngestionCluster("fra", "a:1,b:1"), new IngestionCluster("iad", "c:1"));
        assertThat(EdgeSettings.from(with("ingestion = \"fra=a:1,b:1; iad=c:1\""))
                        .ingestion())
                .isEqualTo(two);
        assertThat(EdgeSettings.from(with("ingestion = [{name=fra, kafka=\"a:1,b:1\"}, {name=iad, kafka=\"c:1\"}]"))
                        .ingestion())
                .isEqualTo(two);
        assertThat(EdgeSettings.from(with("ingestion = \"a:1;b:1\"")).ingestion())
                .containsExactly(new IngestionCluster("kafka-1", "a:1"), new IngestionCluster("kafka-2", "b:1"));
        assertThatThrownBy(() -> EdgeSettings.from(with("ingestion = \"fra=a:1;fra=b:1\"")))
                .hasMessageContaining("two are named fra");
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
