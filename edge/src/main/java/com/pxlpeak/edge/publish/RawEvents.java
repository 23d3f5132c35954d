package com.pxlpeak.edge.publish;

import com.pxlpeak.cluster.event.Event;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** Where the edge leaves what it has judged. */
public interface RawEvents extends AutoCloseable {

    /**
     * Stores a request's events, taken and rejected. Completes when all of them are stored for good; fails, and promises
     * nothing about any of them, when one is not.
     */
    CompletionStage<Done> store(List<Event> taken, List<Rejection> rejected);

    /** Whether it is worth trying; while it is not, storing fails at once. */
    boolean isOpen();

    /** Stores what was handed over, as far as that is possible in bounded time, and takes no more. */
    @Override
    void close();
}
