package com.pxlpeak.projections.schema;

import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Which records' events have a row. */
public interface StoredOffsets {

    CompletionStage<Fingerprint> fingerprint(OffsetRange range);

    CompletionStage<Set<Long>> offsets(OffsetRange range);
}
