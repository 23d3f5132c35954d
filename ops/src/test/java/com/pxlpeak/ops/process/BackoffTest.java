package com.pxlpeak.ops.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    @Test
    void doublesFromTheFirst() {
        assertThat(BACKOFF.after(1)).hasMillis(500);
        assertThat(BACKOFF.after(2)).hasMillis(1_000);
        assertThat(BACKOFF.after(3)).hasMillis(2_000);
    }

    @Property
    void neverShrinksNorExceedsTheMost(@ForAll @IntRange(min = 1, max = 100_000) int failures) {
        assertThat(BACKOFF.after(failures + 1))
                .isGreaterThanOrEqualTo(BACKOFF.after(failures))
                .isLessThanOrEqualTo(Duration.ofSeconds(30));
    }
}
