package com.pxlpeak.ops.bench;

import com.clickhouse.client.api.Client;
import com.pxlpeak.projections.schema.ClickHouseAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What became of acknowledged events in ClickHouse.
 *
 * @param rows all that are there
 * @param missing events that were acknowledged, and are not there
 * @param twice events that are there more than once
 * @param others events that are there, and were not acknowledged
 */
record StoredOnce(long rows, long missing, long twice, long others) {

    private static final String TIMES_BY_ID =
            "SELECT event_id, count() AS times FROM events FINAL WHERE site_id = 'site_demo' GROUP BY event_id";

    /** Compares the ids of acknowledged events with how often each id is there. */
    static StoredOnce of(Set<String> acknowledged, Map<String, Long> stored) {
        Set<String> missing = new HashSet<>(acknowledged);
        missing.removeAll(stored.keySet());
        Set<String> others = new HashSet<>(stored.keySet());
        others.removeAll(acknowledged);
        return new StoredOnce(
                stored.values().stream().mapToLong(Long::longValue).sum(),
                missing.size(),
                stored.values().stream().filter(times -> times > 1).count(),
                others.size());
    }

    /** Reads all event rows of the site, in the way that reports do. */
    static StoredOnce of(Set<String> acknowledged, ClickHouseAddress address) {
        try (Client client = new Client.Builder()
                .addEndpoint(address.url())
                .setUsername(address.user())
                .setPassword(address.password())
                .setDefaultDatabase(address.database())
                .compressServerResponse(false)
                .build()) {
            Map<String, Long> stored = new HashMap<>();
            client.queryAll(TIMES_BY_ID).forEach(row -> stored.put(row.getString("event_id"), row.getLong("times")));
            return of(acknowledged, stored);
        }
    }

    boolean isWhole() {
        return missing == 0 && twice == 0 && others == 0;
    }
}
