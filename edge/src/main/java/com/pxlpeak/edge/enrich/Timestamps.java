package com.pxlpeak.edge.enrich;

import com.ethlo.time.ITU;
import com.ethlo.time.LeapSecondException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** RFC 3339 date-times, as the schema's {@code date-time} understands them. */
public final class Timestamps {

    private Timestamps() {}

    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(ITU.parseDateTime(text).toInstant());
        } catch (LeapSecondException e) {
            return Optional.of(e.getNearestDateTime().toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
