package com.pxlpeak.edge.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventNamesTest {

    @ParameterizedTest
    @CsvSource({
        "page_view, page_view",
        "Signed Up, signed_up",
        "signupClicked, signup_clicked",
        "Outbound Link: Click, outbound_link_click",
        "404, e_404",
        "HTTPError, httperror",
    })
    void areLegible(String theirs, String ours) {
        assertThat(EventNames.ours(theirs)).isEqualTo(ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"购买", "!", "Купить", "_", "A", "größe", "straße_2"})
    void areNamesHereWhateverTheyAre(String theirs) {
        assertThat(EventNames.ours(theirs)).matches("[a-z][a-z0-9_]{0,63}").isEqualTo(EventNames.ours(theirs));
    }

    @Test
    void whatLettersDoNotTellApartStaysApart() {
        assertThat(EventNames.ours("购买")).isNotEqualTo(EventNames.ours("退款"));
        assertThat(EventNames.ours("x".repeat(90) + "A")).isNotEqualTo(EventNames.ours("x".repeat(90) + "B"));
        assertThat(EventNames.ours("x".repeat(90))).hasSizeLessThanOrEqualTo(64);
    }
}
