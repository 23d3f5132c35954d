package com.pxlpeak.edge.collect;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/**
 * What a request says, understood.
 *
 * @param key the secret key in its body, where a dialect has it there
 * @param signed whether its dialect has made sure, by a signature, who says it
 * @param batches its events by site; there may be nothing to take
 * @param answer answers it when everything is stored
 */
public record Message(
        Optional<String> key, boolean signed, List<Batch> batches, Function<Judged, HttpResponse> answer) {

    public Message {
        batches = List.copyOf(batches);
    }

    /** Events of one site, from whom the head of the request says. */
    static Message of(Batch batch, Function<Judged, HttpResponse> answer) {
        return new Message(Optional.empty(), false, List.of(batch), answer);
    }
}
