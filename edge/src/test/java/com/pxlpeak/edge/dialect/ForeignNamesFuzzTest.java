package com.pxlpeak.edge.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.pxlpeak.cluster.id.ClientId;
import com.pxlpeak.cluster.id.EventId;
import java.nio.charset.StandardCharsets;

/** Whatever others call their events and clients, here they have names that the door lets through. */
class ForeignNamesFuzzTest {

    @FuzzTest
    void everyNameHasOneOfOurs(byte[] bytes) {
        String theirs = new String(bytes, StandardCharsets.UTF_8);

        assertThat(EventNames.ours(theirs)).matches("[a-z][a-z0-9_]{0,63}");
        if (!theirs.isEmpty()) {
            assertThat(new ClientId(ForeignIds.client(theirs)).value()).startsWith("cid_");
            assertThat(new ClientId(ForeignIds.clientOfUser(theirs)).value()).startsWith("cid_u");
            assertThat(new EventId(ForeignIds.event(theirs)).value()).matches("[A-Za-z0-9._-]{1,128}");
        }
    }
}
