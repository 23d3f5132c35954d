package com.pxlpeak.api.rejected;

import java.util.Optional;

/**
 * A page of rejected events, the newest first.
 *
 * @param limit most events of the page; it holds fewer if they are large
 * @param after where to go on
 */
public record RejectedQuery(RejectedFilter filter, int limit, Optional<RejectedCursor> after) {

    public static final int MAX_LIMIT = 1_000;
}
