package com.pxlpeak.ops.node;

import com.pxlpeak.api.rejected.Hearing;
import com.pxlpeak.api.rejected.RejectedItem;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.edge.collect.SecondHearing;
import com.pxlpeak.edge.pipeline.Verdict;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** The api's way to the edge of the same node, for events that are judged again. */
record EdgeHearing(SecondHearing edge) implements Hearing {

    @Override
    public Heard judge(Site site, RejectedItem rejected) {
        Verdict verdict = edge.judge(site, rejected.receivedAt(), rejected.payload(), rejected.context());
        if (verdict instanceof Verdict.Kept kept) {
            return new Heard.Passed(kept.draft().accepted());
        }
        if (verdict instanceof Verdict.Rejected refused) {
            return new Heard.Refused(refused.refusal().reason().code());
        }
        throw new IllegalStateException("verdict: " + verdict + " (expected: Kept or Rejected)");
    }

    @Override
    public CompletionStage<Done> store(List<Event> events) {
        return edge.store(events);
    }
}
