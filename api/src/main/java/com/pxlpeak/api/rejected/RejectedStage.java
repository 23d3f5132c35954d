package com.pxlpeak.api.rejected;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<RejectedStage> of(String key) {
        return Arrays.stream(values()).filter(stage -> stage.key().equals(key)).findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(RejectedStage::key).toList();
    }
}
