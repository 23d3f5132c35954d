package com.pxlpeak.edge.collect;

import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.id.ClientId;
import com.pxlpeak.edge.pipeline.Draft;
import com.pxlpeak.edge.pipeline.Pipeline;
import com.pxlpeak.edge.pipeline.Sender;
import com.pxlpeak.edge.pipeline.Steps;
import com.pxlpeak.edge.pipeline.Verdict;
import com.pxlpeak.edge.publish.Rejection;
import java.util.ArrayList;
import java.util.List;

/** A request's events, each judged by itself: one that is wrong does not spoil the others. */
public record Judged(List<Taken> taken, List<Rejection> rejected) {

    /** An accepted event and its place in the request. */
    public record Taken(int index, Event event) {}

    /** Events and who sent them. */
    record Sent(Sender sender, List<Told> events) {

        /** Of each event its client; what cannot be one is nobody. */
        List<String> clients() {
            return events.stream()
                    .map(told -> told.event().path("client_id").asText(""))
                    .map(client -> client.length() > ClientId.MAX_LENGTH ? "" : client)
                    .toList();
        }
    }

    static Judged of(List<Sent> batches, Pipeline pipeline) {
        List<Taken> taken = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        int index = 0;
        for (Sent batch : batches) {
            for (Told told : batch.events()) {
                Sender sender = told.origin().of(batch.sender());
                Verdict verdict = pipeline.judge(Draft.of(sender, told.event()));
                if (verdict instanceof Verdict.Kept kept) {
                    taken.add(new Taken(index, kept.draft().accepted()));
                } else if (verdict instanceof Verdict.Rejected refused) {
                    rejected.add(new Rejection(sender, index, Steps.scrubbed(told.event()), refused.refusal()));
                } else {
                    throw new IllegalStateException("verdict: " + verdict + " (expected: Kept or Rejected)");
                }
                index++;
            }
        }
        return new Judged(taken, rejected);
    }

    /** Those that may be kept: of somebody who opted out, that is nothing. */
    List<Rejection> rejectedToKeep() {
        return rejected.stream()
                .filter(rejection -> rejection.refusal().reason().keepsEvent())
                .toList();
    }

    List<Event> events() {
        return taken.stream().map(Taken::event).toList();
    }
}
