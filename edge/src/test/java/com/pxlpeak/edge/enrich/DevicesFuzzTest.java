package com.pxlpeak.edge.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Whatever calls itself a browser. */
class DevicesFuzzTest {

    private static final String[] HINTS = {
        "sec-ch-ua", "sec-ch-ua-mobile", "sec-ch-ua-platform", "sec-ch-ua-platform-version"
    };

    /** A user agent on the first line, hints on the next ones. */
    @FuzzTest
    void everyAgentIsSomeDevice(byte[] agentAndHints) {
        String[] lines = new String(agentAndHints, StandardCharsets.ISO_8859_1).split("\n", -1);
        Map<String, String> headers = new HashMap<>();
        for (int i = 0; i < HINTS.length && i + 1 < lines.length; i++) {
            headers.put(HINTS[i], lines[i + 1]);
        }

        assertThat(DevicesTest.DEVICES.of(lines[0], headers)).hasNoNullFieldsOrProperties();
    }
}
