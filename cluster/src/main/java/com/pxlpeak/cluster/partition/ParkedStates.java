package com.pxlpeak.cluster.partition;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/** Where the states of idle keys rest: one row per key of a partition. */
public interface ParkedStates {

    CompletionStage<Optional<Parked>> read(int partition, String key);

    /** Completes when all are stored. */
    CompletionStage<Done> write(int partition, List<Parked> states);

    /** All keys that have a row. */
    Source<String, NotUsed> keys(int partition);
}
