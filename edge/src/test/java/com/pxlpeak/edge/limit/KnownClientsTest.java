package com.pxlpeak.edge.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownClientsTest {

    private final KnownClients known = new KnownClients(1_000);

    @Test
    void whoWasHereIsKnown() {
        known.add("ann");

        assertThat(known.knows("ann")).isTrue();
    }

    @Test
    void hardlyAStrangerIsTakenForKnown() {
        IntStream.range(0, 1_500).forEach(i -> known.add("client" + i));

        assertThat(IntStream.range(0, 1_000).filter(i -> known.knows("stranger" + i)))
                .hasSizeLessThan(60);
    }

    @Test
    void whoKeepsComingStaysKnownHoweverManyOthersCome() {
        known.add("ann");
        for (int i = 0; i < 20_000; i++) {
            known.add("client" + i);
            if (i % 500 == 0) {
                assertThat(known.knows("ann")).isTrue();
            }
        }
    }

    @Test
    void whoStaysAwayIsForgottenWhenAsManyCameAsThereIsRoomForTwice() {
        IntStream.range(0, 100).forEach(i -> known.add("gone" + i));
        IntStream.range(0, 5_000).forEach(i -> known.add("client" + i));

        assertThat(IntStream.range(0, 100).filter(i -> known.knows("gone" + i))).hasSizeLessThan(20);
    }
}
