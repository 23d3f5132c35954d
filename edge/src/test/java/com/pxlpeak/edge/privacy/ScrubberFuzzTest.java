package com.pxlpeak.edge.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Addresses of pages with whatever may stand in them. */
class ScrubberFuzzTest {

    private static final Scrubber SCRUBBER = new Scrubber(Set.of("utm_source", "gclid"));

    @FuzzTest
    void nothingIsLeftToRemove(byte[] url) {
        String once = scrubbed(new String(url, StandardCharsets.UTF_8));

        assertThat(scrubbed(once)).isEqualTo(once);
    }

    private static String scrubbed(String url) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.putObject("properties").put("page_url", url);
        JsonNode clean = SCRUBBER.scrubbed(event);
        return clean.path("properties").path("page_url").textValue();
    }
}
