package com.pxlpeak.edge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pxlpeak.cluster.tenancy.TrackingPlan;
import com.pxlpeak.cluster.tenancy.TrackingPlan.Mode;
import com.pxlpeak.edge.collect.Checked.Passed;
import com.pxlpeak.edge.collect.JsonBody;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.pekko.util.ByteString;

/** Plans are their owners', and events anybody's: neither may hold the door up. */
class PlanCheckFuzzTest {

    private static final PlanCheck CHECK = new PlanCheck();

    /** A schema on the first line, properties on the others. */
    @FuzzTest
    void noPlanKeepsAnEventFromAVerdict(byte[] schemaAndProperties) {
        String text = new String(schemaAndProperties, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        if (end >= 0
                && JsonBody.read(ByteString.fromString(text.substring(end + 1))) instanceof Passed<ObjectNode> read) {
            assertThat(CHECK.judge(draft(text.substring(0, end), read.value()))).isInstanceOf(Verdict.Kept.class);
        }
    }

    private static Draft draft(String schema, ObjectNode properties) {
        TrackingPlan plan = new TrackingPlan(Mode.FLAG, true, Map.of("purchase", schema));
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("event", "purchase");
        return Draft.of(Samples.browser(plan), event.set("properties", properties));
    }
}
