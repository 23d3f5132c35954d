package com.pxlpeak.projections.rejected;

import com.pxlpeak.cluster.event.Coordinate;
import com.pxlpeak.cluster.id.SiteId;
import java.time.Instant;

/**
 * A row of {@code rejected_events}: what was not taken, and why.
 *
 * @param id derived from what it came from, so that the same is named the same
 * @param stage who did not take it: edge, partition or projection
 * @param code a stable name of the reason, whoever gave it
 * @param path where in the event, as a JSON pointer
 * @param payload the event, or what should have been one, as it came
 * @param context what else must be known to have it taken after all, in the words of who did not take it
 * @param source the record it was accepted as; empty if it was not
 * @param at the record that tells of it
 */
record RejectedEvent(
        SiteId site,
        Instant receivedAt,
        String id,
        String stage,
        String code,
        String path,
        String message,
        String eventId,
        String clientId,
        String payload,
        String context,
        String source,
        Coordinate at) {}
