package com.pxlpeak.cluster.id;

import com.pxlpeak.cluster.wire.WireType;

/**
 * Names an event within its client for good, so that a resent event is recognised: drawn by the SDK (a UUIDv7), or
 * derived from the event's content at the edge when the sender named none.
 */
public record EventId(String value) implements WireType {

    /** Ids derived from content start with this; ids that senders draw may not. */
    public static final String CONTENT_HASH_PREFIX = "h:";

    public static final int MAX_LENGTH = 128;

    public EventId {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("eventId: '" + value + "' (expected: 1 to 128 characters)");
        }
    }

    /** Whether the id was derived from the event's content: two equal events may then be two, minutes apart. */
    public boolean isContentHash() {
        return value.startsWith(CONTENT_HASH_PREFIX);
    }

    @Override
    public String toString() {
        return value;
    }
}
