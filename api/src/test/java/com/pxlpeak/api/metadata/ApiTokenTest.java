package com.pxlpeak.api.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTokenTest {

    private static final String SECRET = "abcdefghijklmnopqrstuvwxyz0123456789-_ABCDE";

    @Test
    void drawnTokenReadsBack() {
        ApiToken drawn = ApiToken.draw(new SecureRandom());

        assertThat(ApiToken.parse(drawn.text())).contains(drawn);
    }

    @Test
    void noTwoDrawnTokensAreAlike() {
        SecureRandom random = new SecureRandom();

        assertThat(ApiToken.draw(random)).isNotEqualTo(ApiToken.draw(random));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pxl_live_",
                "pxl_test_abcdefghijkl_" + SECRET,
                "pxl_live_abcdefghijk_" + SECRET,
                "pxl_live_abcdefghij-l_" + SECRET,
                "pxl_live_abcdefghijkl_" + SECRET + "x",
                " pxl_live_abcdefghijkl_" + SECRET,
                "pxl_live_abcdefghijkl_' OR '1'='1"
            })
    void whatIsNotShapedLikeAKeyIsNone(String text) {
        assertThat(ApiToken.parse(text)).isEmpty();
    }

    @Test
    void itsSecretIsNotWrittenToLogs() {
        assertThat(ApiToken.parse("pxl_live_abcdefghijkl_" + SECRET).orElseThrow())
                .hasToString("ApiToken[abcdefghijkl]");
    }
}
