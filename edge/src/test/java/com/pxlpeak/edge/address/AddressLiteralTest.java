package com.pxlpeak.edge.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressLiteralTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9,203.0.113.9",
        "255.255.255.255,255.255.255.255",
        "::1,0:0:0:0:0:0:0:1",
        "2001:db8::9,2001:db8:0:0:0:0:0:9",
        "::ffff:203.0.113.9,203.0.113.9"
    })
    void anAddressIsRead(String text, String address) {
        assertThat(AddressLiteral.parse(text))
                .hasValueSatisfying(read -> assertThat(read.getHostAddress()).isEqualTo(address));
    }

    /** Java would ask the name service about the first of these, and wait for its answer. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3.4.5",
                "256.1.1.1",
                "1.2.3",
                "10",
                "cafe",
                "localhost",
                ".:",
                "1:2:3",
                "1::2::3",
                "fe80::1%lo",
                "",
                " 1.2.3.4"
            })
    void whatIsNoneIsNotLookedUp(String text) {
        assertThat(AddressLiteral.parse(text)).isEmpty();
    }
}
