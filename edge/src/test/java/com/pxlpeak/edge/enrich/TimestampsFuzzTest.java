package com.pxlpeak.edge.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Texts that may be date-times. */
class TimestampsFuzzTest {

    @FuzzTest
    void aDateTimeIsWhatJavaTakesItForToo(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Optional<Instant> read = Timestamps.parse(text);

        if (Timestamps.isPlain(text)) {
            assertThat(read).contains(OffsetDateTime.parse(text).toInstant());
        }
        read.ifPresent(instant -> assertThat(Instant.parse(instant.toString())).isEqualTo(instant));
    }
}
