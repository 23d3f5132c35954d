package com.pxlpeak.projections.rollup;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** Remembers which hours are to be counted again. */
interface DirtyHours {

    /** Completes when they are remembered for good. */
    CompletionStage<Done> mark(Set<SiteHour> hours);
}
