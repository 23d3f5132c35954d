package com.pxlpeak.projections.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.partition.Position;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class JournalPositionsTest {

    private static final UUID TOPIC = UUID.fromString("00000000-0000-0001-0000-000000000002");

    @Test
    void beginsBeforeTheFirstEntryOfEveryJournal() {
        assertThat(JournalPositions.parse("")).isEqualTo(JournalPositions.START);
        assertThat(JournalPositions.START.of(7)).isEqualTo(JournalPosition.START);
    }

    /** As it is saved in Cassandra: what an earlier release saved is read for ever. */
    @Test
    void isSavedByPartition() {
        String text = "0:12:4711:00000000-0000-0001-0000-000000000002,3:407:90:00000000-0000-0001-0000-000000000002";

        assertThat(JournalPositions.START
                        .with(3, new JournalPosition(407, decidedTo(90)))
                        .with(0, new JournalPosition(12, decidedTo(4711)))
                        .text())
                .isEqualTo(text);
        assertThat(JournalPositions.parse(text).of(3)).isEqualTo(new JournalPosition(407, decidedTo(90)));
    }

    @Test
    void whatTheFirstReleasesSavedIsReadAsKnowingOfNoOffset() {
        JournalPositions saved = JournalPositions.parse("0:12,3:407");

        assertThat(saved.of(3)).isEqualTo(new JournalPosition(407, Position.START));
        assertThat(saved.text()).isEqualTo("0:12,3:407");
    }

    @Test
    void movesOneJournalAndLeavesTheOthers() {
        JournalPositions moved = JournalPositions.parse("0:12,3:407").with(3, new JournalPosition(408, Position.START));

        assertThat(moved).isEqualTo(JournalPositions.parse("0:12,3:408"));
    }

    @Property
    void isReadAsItWasSaved(
            @ForAll Map<@IntRange(max = 255) Integer, @LongRange(min = 1) Long> byPartition,
            @ForAll @LongRange(min = 0) long offset) {
        JournalPositions positions = JournalPositions.START;
        for (Map.Entry<Integer, Long> entry : byPartition.entrySet()) {
            positions = positions.with(entry.getKey(), new JournalPosition(entry.getValue(), decidedTo(offset)));
        }

        assertThat(JournalPositions.parse(positions.text())).isEqualTo(positions);
    }

    private static Position decidedTo(long next) {
        return new Position(Optional.of(TOPIC), next, 0);
    }
}
