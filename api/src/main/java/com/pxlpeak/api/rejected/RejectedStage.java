package com.pxlpeak.api.rejected;

import com.pxlpeak.api.query.Keys;
import java.util.List;
import java.util.Optional;

/** Who did not take an event. */
public enum RejectedStage {
    /** The door: the sender was told. */
    EDGE,
    /** A partition: it was accepted, and could not be read or decided on. */
    PARTITION,
    /** The projection: it was counted, and ClickHouse refuses its row. */
    PROJECTION;

    public String key() {
        return Keys.of(this);
    }

    static Optional<RejectedStage> of(String key) {
        return Keys.find(RejectedStage.class, key);
    }

    static List<String> keys() {
        return Keys.all(RejectedStage.class);
    }
}
