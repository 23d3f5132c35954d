package com.pxlpeak.edge.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.pxlpeak.edge.pipeline.Refusal;
import com.pxlpeak.edge.pipeline.Sender;
import java.util.Optional;

/**
 * An event that was not taken, and why.
 *
 * @param index its place in the request
 * @param event as it was sent
 */
public record Rejection(Sender sender, int index, JsonNode event, Refusal refusal) {

    private static final int MAX_ID = 128;

    /** The id its sender gave it, if that is one. */
    public Optional<String> eventId() {
        return Optional.of(event.path("event_id"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(id -> id.length() <= MAX_ID);
    }
}
