package com.pxlpeak.edge.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.edge.pipeline.Draft;
import com.pxlpeak.edge.pipeline.Pipeline;
import com.pxlpeak.edge.pipeline.Sender;
import com.pxlpeak.edge.pipeline.Verdict;
import com.pxlpeak.edge.publish.Rejection;
import java.util.ArrayList;
import java.util.List;

/** A request's events, each judged by itself: one that is wrong does not spoil the others. */
record Judged(List<Taken> taken, List<Rejection> rejected) {

    /** An accepted event and its place in the request. */
    record Taken(int index, Event event) {}

    static Judged of(List<JsonNode> events, Sender sender, Pipeline pipeline) {
        List<Taken> taken = new ArrayList<>(events.size());
        List<Rejection> rejected = new ArrayList<>();
        for (int index = 0; index < events.size(); index++) {
            JsonNode event = events.get(index);
            Verdict verdict = pipeline.judge(Draft.of(sender, event));
            if (verdict instanceof Verdict.Kept kept) {
                taken.add(new Taken(index, kept.draft().accepted()));
            } else if (verdict instanceof Verdict.Rejected refused) {
                rejected.add(new Rejection(sender, index, event, refused.refusal()));
            } else {
                throw new IllegalStateException("verdict: " + verdict + " (expected: Kept or Rejected)");
            }
        }
        return new Judged(taken, rejected);
    }

    List<Event> events() {
        return taken.stream().map(Taken::event).toList();
    }
}
