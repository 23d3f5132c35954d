package com.pxlpeak.edge.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.edge.pipeline.SenderHeaders;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DevicesTest {

    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/120.0.0.0 Safari/537.36";

    /** Learning takes seconds: once for all tests. */
    static final Devices DEVICES = Devices.learning();

    @Test
    void knowsDesktops() {
        assertThat(DEVICES.of(CHROME)).isEqualTo(new Device("desktop", "Chrome", "120", "Windows", ""));
        assertThat(DEVICES.of("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Version/17.1 Safari/605.1.15"))
                .isEqualTo(new Device("desktop", "Safari", "17", "macOS", ""));
    }

    @Test
    void knowsPhonesAndTablets() {
        assertThat(DEVICES.of("Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
                        + " Gecko) Version/17.1 Mobile/15E148 Safari/604.1"))
                .isEqualTo(new Device("mobile", "Safari", "17", "iOS", "17.1"));
        assertThat(DEVICES.of("Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                                + " Version/16.6 Mobile/15E148 Safari/604.1")
                        .type())
                .isEqualTo("tablet");
    }

    @Test
    void knowsRobots() {
        assertThat(DEVICES.of("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"))
                .isEqualTo(new Device("bot", "Googlebot", "2", "", ""));
        assertThat(DEVICES.of("curl/8.5.0").type()).isEqualTo("bot");
    }

    @Test
    void hintsTellWhatUserAgentsNoLongerDo() {
        assertThat(DEVICES.of(CHROME, hints(Map.of("sec-ch-ua-platform-version", "\"15.0.0\""))))
                .isEqualTo(new Device("desktop", "Chrome", "120", "Windows", "11"));
        assertThat(DEVICES.of(CHROME, Map.of("accept-language", "de"))).isEqualTo(DEVICES.of(CHROME));
    }

    /** So no page needs to ask for them: the version of the platform is all that is worth asking for. */
    @Test
    void otherHintsThatMustBeAskedForMakeNoDifference() {
        Map<String, String> others = Map.of(
                "sec-ch-ua-full-version-list",
                "\"Not_A Brand\";v=\"8.0.0.0\", \"Chromium\";v=\"120.0.6099.71\", \"Google"
                        + " Chrome\";v=\"120.0.6099.71\"",
                "sec-ch-ua-arch",
                "\"arm\"",
                "sec-ch-ua-model",
                "\"SM-X900\"");

        assertThat(DEVICES.of(CHROME, hints(others))).isEqualTo(DEVICES.of(CHROME, hints(Map.of())));
        assertThat(SenderHeaders.LOOKED_AT).doesNotContainAnyElementsOf(others.keySet());
    }

    /** What Chrome gives without being asked, and these. */
    private static Map<String, String> hints(Map<String, String> more) {
        Map<String, String> hints = new HashMap<>(more);
        hints.put("sec-ch-ua", "\"Not_A Brand\";v=\"8\", \"Chromium\";v=\"120\", \"Google Chrome\";v=\"120\"");
        hints.put("sec-ch-ua-mobile", "?0");
        hints.put("sec-ch-ua-platform", "\"Windows\"");
        hints.put("accept-language", "de");
        return hints;
    }

    @Test
    void knowsNothingOfNoneAndOfTheEndless() {
        assertThat(DEVICES.of("")).isEqualTo(Device.UNKNOWN);
        assertThat(DEVICES.of("x".repeat(5_000))).isEqualTo(Device.UNKNOWN);
    }
}
