package com.pxlpeak.edge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pxlpeak.edge.collect.Checked.Passed;
import com.pxlpeak.edge.collect.JsonBody;
import org.apache.pekko.util.ByteString;

/** A glance at an event and the schema library agree, whatever the event is. */
class GlanceSchemaFuzzTest {

    private static final EventSchema SCHEMA = new EventSchema();

    @FuzzTest
    void theVerdictIsTheOneOfTheLibrary(byte[] json) {
        if (JsonBody.read(ByteString.fromArray(json)) instanceof Passed<ObjectNode> read) {
            Draft draft = Draft.of(Samples.browser(), read.value());

            assertThat(SCHEMA.judge(draft)).isEqualTo(SCHEMA.judgeThoroughly(draft));
        }
    }
}
