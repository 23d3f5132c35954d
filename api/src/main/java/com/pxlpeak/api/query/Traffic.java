package com.pxlpeak.api.query;

import com.pxlpeak.cluster.event.Bot;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whose traffic is counted. An event goes by its own score, a session by the heaviest of its events. */
public enum Traffic {
    PEOPLE,
    BOTS,
    ALL;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Traffic> of(String key) {
        return Arrays.stream(values())
                .filter(traffic -> traffic.key().equals(key))
                .findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Traffic::key).toList();
    }

    /** What holds for it in SQL, of a table that has scores. */
    String sql(String table) {
        return switch (this) {
            case PEOPLE -> " AND " + table + ".bot_score < " + Bot.THRESHOLD;
            case BOTS -> " AND " + table + ".bot_score >= " + Bot.THRESHOLD;
            case ALL -> "";
        };
    }
}
