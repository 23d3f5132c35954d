package com.pxlpeak.edge.collect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The events of one request for one site.
 *
 * @param site the site they are said to be of; may be anything
 */
public record Batch(String site, Optional<Instant> sentAt, List<Told> events) {

    public Batch {
        events = List.copyOf(events);
    }
}
