package com.pxlpeak.edge.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** Pages and links to them, at whatever address. */
class AcquisitionsFuzzTest {

    /** The address of a page on the first line, of the page that linked there on the second. */
    @FuzzTest
    void noAddressIsTooStrangeToComeFrom(byte[] pageAndReferrer) {
        String[] lines = new String(pageAndReferrer, StandardCharsets.UTF_8).split("\n", 2);
        ObjectNode properties = JsonNodeFactory.instance.objectNode().put("page_url", lines[0]);
        if (lines.length > 1) {
            properties.put("referrer", lines[1]);
        }

        assertThat(Pages.of(properties).path()).hasSizeLessThanOrEqualTo(2_000);
        Acquisitions.of(properties, "demo.example", true).ifPresent(acquisition -> {
            assertThat(acquisition.source()).hasSizeLessThanOrEqualTo(253);
            assertThat(acquisition.campaign()).hasSizeLessThanOrEqualTo(200);
            assertThat(acquisition.channel()).isNotEmpty();
        });
    }
}
