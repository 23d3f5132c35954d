package com.pxlpeak.edge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class IdentityTest {

    @Test
    void anIdThatWasDrawnIsKept() {
        assertThat(idOf(Samples.event("'event_id':'0194.A_b-9'"))).isEqualTo("0194.A_b-9");
    }

    /** Ids are journaled: an edge of tomorrow must name an event that is sent again as that of today did. */
    @Test
    void theIdOfContentNeverChanges() {
        assertThat(idOf(Samples.event("'properties':{'b':1.50,'a':'ü','c':[true,null]}")))
                .isEqualTo("h:1e0d0b3c2b7a046bd9db0242cef5fa31");
    }

    @Test
    void whatIsNotContentMakesNoDifference() {
        String id = idOf(Samples.event("'properties':{'a':10}"));

        assertThat(idOf(Samples.event("'user_id':'ann'", "'properties':{'a':1e1}")))
                .isEqualTo(id);
        assertThat(idOf(Samples.event("'properties':{'a':11}"))).isNotEqualTo(id);
        assertThat(idOf(Samples.event("'event':'other'", "'properties':{'a':10}")))
                .isNotEqualTo(id);
        assertThat(idOf(Samples.event())).isEqualTo(idOf(Samples.event("'properties':{}")));
    }

    @Property(tries = 200)
    void theOrderOfNamesMakesNoDifference(
            @ForAll @Size(max = 8) Map<@AlphaChars @StringLength(min = 1, max = 8) String, Integer> properties,
            @ForAll Random random) {
        List<String> names = new ArrayList<>(properties.keySet());
        String before = idOf(event(properties, names));

        Collections.shuffle(names, random);

        assertThat(idOf(event(properties, names))).isEqualTo(before);
    }

    private static JsonNode event(Map<String, Integer> properties, List<String> order) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        order.forEach(name -> told.put(name, properties.get(name)));
        ObjectNode event = (ObjectNode) Samples.event();
        event.set("properties", told);
        return event;
    }

    private static String idOf(JsonNode event) {
        Verdict verdict = Identity.judge(Draft.of(Samples.browser(), event));
        return ((Verdict.Kept) verdict).draft().id().orElseThrow().value();
    }
}
