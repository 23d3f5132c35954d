package com.pxlpeak.edge.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangesTest {

    @Test
    void networksMayLieWithinEachOther() {
        AddressRanges known = ranges("10.0.0.0/24", "10.0.0.128/25", "10.0.1.0/24", "10.0.0.0/16", "10.3.0.7");

        assertThat(contains(known, "10.0.0.0")).isTrue();
        assertThat(contains(known, "10.0.255.255")).isTrue();
        assertThat(contains(known, "10.1.0.0")).isFalse();
        assertThat(contains(known, "9.255.255.255")).isFalse();
        assertThat(contains(known, "10.3.0.7")).isTrue();
        assertThat(contains(known, "10.3.0.8")).isFalse();
        assertThat(contains(known, "::a00:0")).isFalse();
    }

    @Test
    void inNoneThereIsNobody() {
        assertThat(contains(AddressRanges.NONE, "10.0.0.1")).isFalse();
        assertThat(contains(ranges("2001:db8::/32"), "2001:db8:ffff::1")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/-1", "10.0.0.256", ""})
    void whatIsNoNetworkIsNamed(String network) {
        assertThatThrownBy(() -> ranges(network)).hasMessageContaining("networks: '" + network + "'");
    }

    private static AddressRanges ranges(String... networks) {
        return AddressRanges.of("networks", List.of(networks));
    }

    private static boolean contains(AddressRanges known, String address) {
        return known.contains(AddressLiteral.parse(address).orElseThrow());
    }
}
