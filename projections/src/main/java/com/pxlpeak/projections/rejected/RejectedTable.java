package com.pxlpeak.projections.rejected;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** The table {@code rejected_events}. The same row inserted twice is one. */
interface RejectedTable {

    CompletionStage<Done> insert(List<RejectedEvent> rows);
}
