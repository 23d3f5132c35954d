package com.pxlpeak.edge.publish;

import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** Whether there is somebody to store events. */
interface Presence extends AutoCloseable {

    /** Completes when there is, and fails when there is not; soon in either case. */
    CompletionStage<Done> ask();

    @Override
    void close();
}
