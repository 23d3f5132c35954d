package com.pxlpeak.edge.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.event.Enrichment.Device;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class DevicesTest {

    private final Devices devices = Devices.learning();

    @Test
    void knowsDesktops() {
        assertThat(devices.of("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/120.0.0.0 Safari/537.36"))
                .isEqualTo(new Device("desktop", "Chrome", "120", "Windows", ""));
        assertThat(devices.of("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Version/17.1 Safari/605.1.15"))
                .isEqualTo(new Device("desktop", "Safari", "17", "macOS", ""));
    }

    @Test
    void knowsPhonesAndTablets() {
        assertThat(devices.of("Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
                        + " Gecko) Version/17.1 Mobile/15E148 Safari/604.1"))
                .isEqualTo(new Device("mobile", "Safari", "17", "iOS", "17.1"));
        assertThat(devices.of("Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                                + " Version/16.6 Mobile/15E148 Safari/604.1")
                        .type())
                .isEqualTo("tablet");
    }

    @Test
    void knowsRobots() {
        assertThat(devices.of("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"))
                .isEqualTo(new Device("bot", "Googlebot", "2", "", ""));
        assertThat(devices.of("curl/8.5.0").type()).isEqualTo("bot");
    }

    @Test
    void hintsTellWhatUserAgentsNoLongerDo() {
        String chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                + " Chrome/120.0.0.0 Safari/537.36";

        assertThat(devices.of(
                        chrome,
                        Map.of(
                                "sec-ch-ua",
                                "\"Not_A Brand\";v=\"8\", \"Chromium\";v=\"120\", \"Google Chrome\";v=\"120\"",
                                "sec-ch-ua-mobile",
                                "?0",
                                "sec-ch-ua-platform",
                                "\"Windows\"",
                                "sec-ch-ua-platform-version",
                                "\"15.0.0\"",
                                "accept-language",
                                "de")))
                .isEqualTo(new Device("desktop", "Chrome", "120", "Windows", "11"));
        assertThat(devices.of(chrome, Map.of("accept-language", "de"))).isEqualTo(devices.of(chrome));
    }

    @Test
    void knowsNothingOfNoneAndOfTheEndless() {
        assertThat(devices.of("")).isEqualTo(Device.UNKNOWN);
        assertThat(devices.of("x".repeat(5_000))).isEqualTo(Device.UNKNOWN);
    }
}
