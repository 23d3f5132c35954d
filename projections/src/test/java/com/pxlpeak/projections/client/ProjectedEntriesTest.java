package com.pxlpeak.projections.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectedEntriesTest {

    @Test
    void anOffsetTellsTheLastEntryOfEachJournal() {
        assertThat(ProjectedEntries.entries("0:12,3:407")).isEqualTo(Map.of(0, 12L, 3, 407L));
        assertThat(ProjectedEntries.entries("")).isEmpty();
    }

    @Test
    void whatElseIsSavedOfAJournalIsOfNoConcern() {
        assertThat(ProjectedEntries.entries("3:407:90:00000000-0000-0001-0000-000000000002"))
                .isEqualTo(Map.of(3, 407L));
    }
}
