package com.pxlpeak.edge.collect;

import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.edge.pipeline.Draft;
import com.pxlpeak.edge.pipeline.Pipeline;
import com.pxlpeak.edge.pipeline.Reason;
import com.pxlpeak.edge.pipeline.Verdict;
import com.pxlpeak.edge.publish.RawEvents;
import com.pxlpeak.edge.publish.SenderCodec;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/**
 * Judges events that were rejected by the rules of today, as if they had just come from who sent them then, at the time
 * they came then. So each gets the id, the time and the worth that it would have got.
 */
public final class SecondHearing {

    private final Pipeline pipeline;
    private final RawEvents rawEvents;

    public SecondHearing(Pipeline pipeline, RawEvents rawEvents) {
        this.pipeline = pipeline;
        this.rawEvents = rawEvents;
    }

    /**
     * Judges one.
     *
     * @param payload the event as it was kept
     * @param sender as it was kept beside it; empty if it was not
     */
    public Verdict judge(Site site, Instant receivedAt, String payload, String sender) {
        return JsonBody.event(payload)
                .map(event -> pipeline.judge(Draft.of(SenderCodec.read(sender, site, receivedAt), event)))
                .orElseGet(() -> Verdict.rejected(
                        Reason.EVENT_TOO_LARGE,
                        "",
                        "the event was too large to be kept whole (expected: send it again)"));
    }

    /** Leaves those that pass now where any event goes. Fails, and promises nothing, if not all could be stored. */
    public CompletionStage<Done> store(List<Event> events) {
        return rawEvents.store(events, List.of());
    }
}
