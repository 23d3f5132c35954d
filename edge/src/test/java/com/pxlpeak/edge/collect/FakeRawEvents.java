package com.pxlpeak.edge.collect;

import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.edge.publish.RawEvents;
import com.pxlpeak.edge.publish.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** Keeps what it is given, and acknowledges as it is told. */
public final class FakeRawEvents implements RawEvents {

    public final List<Event> taken = new ArrayList<>();
    public final List<Rejection> rejected = new ArrayList<>();
    public CompletionStage<Done> acknowledgement = CompletableFuture.completedStage(Done.getInstance());

    public boolean open = true;

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public CompletionStage<Done> store(List<Event> events, List<Rejection> rejections) {
        taken.addAll(events);
        rejected.addAll(rejections);
        return acknowledgement;
    }

    /** Of all before nothing is kept any more. */
    void forget() {
        taken.clear();
        rejected.clear();
    }

    @Override
    public void close() {}
}
