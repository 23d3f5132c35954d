package com.pxlpeak.projections.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClickHouseAddressTest {

    @Test
    void isReadInParts() {
        assertThat(ClickHouseAddress.parse("http://pxlpeak:se:cr%40et@127.0.0.1:18123/pxlpeak"))
                .isEqualTo(new ClickHouseAddress("http://127.0.0.1:18123", "pxlpeak", "se:cr@et", "pxlpeak"));
    }

    @Test
    void withoutAUserIsTheDefaultUser() {
        assertThat(ClickHouseAddress.parse("https://ch.example:8443/db"))
                .isEqualTo(new ClickHouseAddress("https://ch.example:8443", "default", "", "db"));
    }

    @Test
    void withoutAPasswordHasNone() {
        assertThat(ClickHouseAddress.parse("http://ann@ch:8123/db").password()).isEmpty();
    }

    @Test
    void withoutAPortIsAtTheUsualOne() {
        assertThat(ClickHouseAddress.parse("http://ch/db").url()).isEqualTo("http://ch:8123");
        assertThat(ClickHouseAddress.parse("https://ch/db").url()).isEqualTo("https://ch:8443");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://ch:8123", "http://ch:8123/", "ch:8123/db", "", "http://u:secret@ch :1/db"})
    void whatIsNoAddressIsRefusedWithoutTellingThePassword(String text) {
        assertThatThrownBy(() -> ClickHouseAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: http://user:password@host:port/database")
                .hasMessageNotContaining("secret");
    }

    @Test
    void isShownWithoutItsPassword() {
        assertThat(ClickHouseAddress.parse("http://u:secret@ch:8123/db")).hasToString("http://ch:8123/db");
    }
}
