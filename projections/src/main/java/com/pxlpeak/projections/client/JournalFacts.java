package com.pxlpeak.projections.client;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Reads facts from journals again. */
interface JournalFacts {

    /**
     * Of the range's entries, the facts on events with these offsets, and all on sessions: those are no more than what was
     * written before.
     */
    CompletionStage<List<JournaledFact>> again(CheckedRange range, Set<Long> offsets);
}
