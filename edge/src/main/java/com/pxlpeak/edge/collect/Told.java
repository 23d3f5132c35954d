package com.pxlpeak.edge.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.pxlpeak.edge.pipeline.Sender;

/**
 * An event in our shape, as it was told, and who did what it tells of: who sends it, unless a server speaks for others.
 *
 * @param origin says of whom the event tells, given who sent it
 */
public record Told(JsonNode event, Origin origin) {

    /** Makes of a request's sender the one that an event came from. */
    @FunctionalInterface
    public interface Origin {

        Sender of(Sender sender);
    }

    private static final Origin THE_SENDER = sender -> sender;

    /** Of the sender itself. */
    public static Told bySender(JsonNode event) {
        return new Told(event, THE_SENDER);
    }
}
