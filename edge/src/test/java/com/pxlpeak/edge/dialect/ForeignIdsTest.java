package com.pxlpeak.edge.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.id.ClientId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignIdsTest {

    @ParameterizedTest
    @CsvSource({
        "cid_ann, cid_ann",
        "ann7, cid_ann7",
        "507f191e-810c-4197-95de-860ea1b2c3d4, cid_507f191e810c419795de860ea1b2c3d4",
        "1234567890.1612345678, cid_313233343536373839302e31363132333435363738",
    })
    void theirClientsAreOursAndLegibleWhereTheyFit(String theirs, String ours) {
        assertThat(ForeignIds.client(theirs)).isEqualTo(ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a b", "ü", "cid_with_underscores", "0123456789-0123456789-0123456789-0123456789"})
    void whateverTheyCallAClientWeCan(String theirs) {
        String ours = ForeignIds.client(theirs);

        assertThat(new ClientId(ours).value()).isEqualTo(ForeignIds.client(theirs));
    }

    @Test
    void whoHasNoNameHasNone() {
        assertThat(ForeignIds.client("")).isEmpty();
        assertThat(ForeignIds.event("")).isEmpty();
        assertThat(ForeignIds.clientOfUser("")).isEmpty();
    }

    @Test
    void aUserIsNotAClientOfTheSameName() {
        assertThat(new ClientId(ForeignIds.clientOfUser("ann")).value()).isNotEqualTo(ForeignIds.client("ann"));
    }

    @Test
    void theirEventsKeepTheirIdsWhereTheyFit() {
        assertThat(ForeignIds.event("node-next-1700000000000-6f3b")).isEqualTo("node-next-1700000000000-6f3b");
        assertThat(ForeignIds.event("a/b")).matches("x[0-9a-f]{64}").isEqualTo(ForeignIds.event("a/b"));
        assertThat(ForeignIds.event("h:1")).doesNotStartWith("h:");
    }
}
