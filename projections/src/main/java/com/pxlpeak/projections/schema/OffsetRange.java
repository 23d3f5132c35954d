package com.pxlpeak.projections.schema;

import java.util.UUID;

/** Records of a topic's partition that lie together, from an offset (inclusive) until another (exclusive). */
public record OffsetRange(UUID topic, int partition, long from, long until) {

    @Override
    public String toString() {
        return topic + "/" + partition + " offsets " + from + "…" + (until - 1);
    }
}
