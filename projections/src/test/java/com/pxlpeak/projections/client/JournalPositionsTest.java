package com.pxlpeak.projections.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class JournalPositionsTest {

    @Test
    void beginsBeforeTheFirstEntryOfEveryJournal() {
        assertThat(JournalPositions.parse("")).isEqualTo(JournalPositions.START);
        assertThat(JournalPositions.START.of(7)).isZero();
    }

    /** As it is saved in Cassandra: what an earlier release saved is read for ever. */
    @Test
    void isSavedByPartition() {
        assertThat(JournalPositions.START.with(3, 407).with(0, 12).text()).isEqualTo("0:12,3:407");
        assertThat(JournalPositions.parse("0:12,3:407").of(3)).isEqualTo(407);
    }

    @Test
    void movesOneJournalAndLeavesTheOthers() {
        JournalPositions moved = JournalPositions.parse("0:12,3:407").with(3, 408);

        assertThat(moved).isEqualTo(JournalPositions.parse("0:12,3:408"));
    }

    @Property
    void isReadAsItWasSaved(@ForAll Map<@IntRange(max = 255) Integer, @LongRange(min = 1) Long> byPartition) {
        JournalPositions positions = new JournalPositions(byPartition);

        assertThat(JournalPositions.parse(positions.text())).isEqualTo(positions);
    }
}
