package com.pxlpeak.projections.freshness;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** What freshness is worked out from, by partition, and where it is told. */
public record FreshnessPorts(EndOffsets ends, Projected projected, AsOf asOf) {

    /** Where the topic's partitions end now. */
    public interface EndOffsets {
        CompletionStage<Map<Integer, Long>> of(Set<Integer> partitions);
    }

    /** The last entry of each journal whose facts are all in ClickHouse; those of which it is not known are left out. */
    public interface Projected {
        CompletionStage<Map<Integer, Long>> through();
    }

    /** Whom every node asks. What was told stands until something later is. */
    public interface AsOf {
        CompletionStage<Done> tell(Map<Integer, Instant> through);
    }
}
