package com.pxlpeak.projections.rejected;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class TopicPositionsTest {

    private static final UUID ONE = new UUID(1, 1);
    private static final UUID OTHER = new UUID(2, 2);

    @Test
    void readsWhatItWrote() {
        TopicPositions positions = TopicPositions.parse("")
                .behind(ONE, 0, 11)
                .behind(OTHER, 3, 406)
                .behind(ONE, 0, 12);

        assertThat(positions.text()).isEqualTo(ONE + "/0:13," + OTHER + "/3:407");
        assertThat(TopicPositions.parse(positions.text())).isEqualTo(positions);
    }

    @Test
    void aTopicThatWasCreatedAnewIsReadFromItsBeginning() {
        TopicPositions positions = TopicPositions.parse(ONE + "/0:13");

        assertThat(positions.of(ONE, 0)).isEqualTo(13);
        assertThat(positions.of(OTHER, 0)).isZero();
    }
}
