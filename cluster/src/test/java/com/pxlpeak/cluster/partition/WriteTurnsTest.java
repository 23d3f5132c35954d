package com.pxlpeak.cluster.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriteTurnsTest {

    private final List<String> had = new ArrayList<>();
    private final Runnable ann = named("ann");
    private final Runnable bob = named("bob");
    private final Runnable cem = named("cem");

    @Test
    void comesAtOnceWhileSomeAreFree() {
        WriteTurns turns = new WriteTurns(2);

        turns.take(ann);
        turns.take(bob);
        turns.take(cem);

        assertThat(had).containsExactly("ann", "bob");
    }

    @Test
    void goesToWhoeverHasWaitedLongest() {
        WriteTurns turns = new WriteTurns(1);
        turns.take(ann);
        turns.take(bob);
        turns.take(cem);

        turns.giveBack();

        assertThat(had).containsExactly("ann", "bob");
    }

    @Test
    void isFreeAgainWhenNobodyWaits() {
        WriteTurns turns = new WriteTurns(1);
        turns.take(ann);
        turns.giveBack();

        turns.take(bob);

        assertThat(had).containsExactly("ann", "bob");
    }

    @Test
    void passesOverWhoeverLeft() {
        WriteTurns turns = new WriteTurns(1);
        turns.take(ann);
        turns.take(bob);
        turns.take(cem);

        assertThat(turns.leave(bob)).isTrue();
        turns.giveBack();

        assertThat(had).containsExactly("ann", "cem");
        assertThat(turns.leave(cem)).isFalse();
    }

    @Test
    void areOneAtTheLeast() {
        assertThatThrownBy(() -> new WriteTurns(0)).hasMessageContaining("atOnce: 0 (expected: >= 1)");
    }

    private Runnable named(String name) {
        return () -> had.add(name);
    }
}
