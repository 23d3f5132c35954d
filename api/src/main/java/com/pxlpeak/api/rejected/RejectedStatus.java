package com.pxlpeak.api.rejected;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether events are looked for that were taken by a replay. */
public enum RejectedStatus {
    OPEN,
    REPLAYED,
    ALL;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<RejectedStatus> of(String key) {
        return Arrays.stream(values())
                .filter(status -> status.key().equals(key))
                .findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(RejectedStatus::key).toList();
    }
}
