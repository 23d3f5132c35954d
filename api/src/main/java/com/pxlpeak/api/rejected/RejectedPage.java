package com.pxlpeak.api.rejected;

import java.util.List;
import java.util.Optional;

/**
 * The next events of a list.
 *
 * @param left how many come after them
 */
public record RejectedPage(List<RejectedItem> items, long left) {

    public RejectedPage {
        items = List.copyOf(items);
    }

    public Optional<RejectedCursor> next() {
        return left == 0 || items.isEmpty()
                ? Optional.empty()
                : Optional.of(RejectedCursor.behind(items.get(items.size() - 1)));
    }
}
