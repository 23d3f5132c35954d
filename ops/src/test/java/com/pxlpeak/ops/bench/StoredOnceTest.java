package com.pxlpeak.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoredOnceTest {

    @Test
    void isWholeWhenEachEventIsThereOnce() {
        StoredOnce stored = StoredOnce.of(Set.of("a", "b"), Map.of("a", 1L, "b", 1L));

        assertThat(stored).isEqualTo(new StoredOnce(2, 0, 0, 0));
        assertThat(stored.isWhole()).isTrue();
    }

    @Test
    void tellsWhatIsMissingThereTwiceOrNeverAcknowledged() {
        assertThat(StoredOnce.of(Set.of("a", "b", "c"), Map.of("a", 2L, "b", 1L, "x", 1L)))
                .isEqualTo(new StoredOnce(4, 1, 1, 1));
        assertThat(StoredOnce.of(Set.of("a"), Map.of()).isWhole()).isFalse();
        assertThat(StoredOnce.of(Set.of("a"), Map.of("a", 2L)).isWhole()).isFalse();
        assertThat(StoredOnce.of(Set.of(), Map.of("x", 1L)).isWhole()).isFalse();
    }
}
