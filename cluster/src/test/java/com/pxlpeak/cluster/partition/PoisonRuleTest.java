package com.pxlpeak.cluster.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PoisonRuleTest {

    @Test
    void aFailureThatPassesIsNoPoison() throws PoisonRule.Poison {
        assertThat(PoisonRule.apply(failing(List.of("once", "twice")))).isEqualTo("done");
        assertThat(PoisonRule.apply(failing(List.of("alike", "alike", "other", "alike"))))
                .isEqualTo("done");
    }

    @Test
    void whatFailsThreeTimesAlikeIsPoison() {
        AtomicInteger tries = new AtomicInteger();

        assertThatThrownBy(() -> PoisonRule.apply(() -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(PoisonRule.Poison.class)
                .hasMessageContaining("broken");
        assertThat(tries).hasValue(3);
    }

    @Test
    void whatFailsOtherwiseEachTimeIsGivenUpInTheEnd() {
        AtomicInteger tries = new AtomicInteger();

        assertThatThrownBy(() -> PoisonRule.apply(() -> {
                    throw new IllegalStateException("failure " + tries.incrementAndGet());
                }))
                .isInstanceOf(PoisonRule.Poison.class);
        assertThat(tries).hasValue(9);
    }

    private static Supplier<String> failing(List<String> failures) {
        Iterator<String> left = failures.iterator();
        return () -> {
            if (left.hasNext()) {
                throw new IllegalStateException(left.next());
            }
            return "done";
        };
    }
}
