package com.pxlpeak.edge.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The events of one request, as they were sent.
 *
 * @param site the site they are said to be of; may be anything
 */
record Batch(String site, Optional<Instant> sentAt, List<JsonNode> events) {

    Batch {
        events = List.copyOf(events);
    }
}
