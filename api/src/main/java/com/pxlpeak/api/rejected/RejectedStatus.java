package com.pxlpeak.api.rejected;

import com.pxlpeak.api.query.Keys;
import java.util.List;
import java.util.Optional;

/** Whether events are looked for that were taken by a replay. */
public enum RejectedStatus {
    OPEN,
    REPLAYED,
    ALL;

    String key() {
        return Keys.of(this);
    }

    static Optional<RejectedStatus> of(String key) {
        return Keys.find(RejectedStatus.class, key);
    }

    static List<String> keys() {
        return Keys.all(RejectedStatus.class);
    }
}
