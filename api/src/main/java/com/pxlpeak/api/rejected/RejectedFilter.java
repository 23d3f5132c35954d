package com.pxlpeak.api.rejected;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which rejected events are meant. An empty list means any.
 *
 * @param codes opaque here: they are named by whoever rejects
 * @param from received then or later
 * @param to received before then
 */
public record RejectedFilter(
        List<String> ids,
        List<String> codes,
        List<RejectedStage> stages,
        RejectedStatus status,
        Optional<Instant> from,
        Optional<Instant> to) {

    public RejectedFilter {
        ids = List.copyOf(ids);
        codes = List.copyOf(codes);
        stages = List.copyOf(stages);
    }
}
