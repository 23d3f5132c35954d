package com.pxlpeak.edge.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that may be a text, by what Java makes of them. */
class Utf8FuzzTest {

    @FuzzTest
    void isTextWhatComesBackAsItWas(byte[] bytes) {
        String read = new String(bytes, StandardCharsets.UTF_8);

        assertThat(Utf8.isText(bytes))
                .isEqualTo(read.indexOf(0) < 0 && Arrays.equals(read.getBytes(StandardCharsets.UTF_8), bytes));
    }
}
