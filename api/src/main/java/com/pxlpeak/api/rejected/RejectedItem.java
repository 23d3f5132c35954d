package com.pxlpeak.api.rejected;

import java.time.Instant;
import java.util.Optional;

/**
 * An event that was not taken, and why.
 *
 * @param payload as it came; may be anything
 * @param context what else must be known to have it taken after all, in the words of who did not take it; not told to
 *     anyone
 * @param source the record it was accepted as; empty if it was not
 * @param replayedAt when a replay took it
 */
public record RejectedItem(
        String id,
        Instant receivedAt,
        String stage,
        String code,
        String path,
        String message,
        String eventId,
        String clientId,
        String payload,
        String context,
        String source,
        Optional<Instant> replayedAt) {

    boolean isOf(RejectedStage other) {
        return stage.equals(other.key());
    }
}
