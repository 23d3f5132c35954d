package com.pxlpeak.projections.rejected;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Where to go on in each partition of each topic. Stored as text: {@code TOPIC/0:12,TOPIC/1:407}, by the topic's id. */
record TopicPositions(Map<String, Long> next) {

    TopicPositions {
        next = Map.copyOf(next);
    }

    static TopicPositions parse(String text) {
        return new TopicPositions(Arrays.stream(text.split(",", -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> entry.split(":", -1))
                .collect(Collectors.toMap(entry -> entry[0], entry -> Long.parseLong(entry[1]))));
    }

    String text() {
        return new TreeMap<>(next)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + ":" + entry.getValue())
                        .collect(Collectors.joining(","));
    }

    /** The beginning, of a topic that was never read or was created anew. */
    long of(UUID topic, int partition) {
        return next.getOrDefault(key(topic, partition), 0L);
    }

    TopicPositions behind(UUID topic, int partition, long offset) {
        Map<String, Long> moved = new TreeMap<>(next);
        moved.put(key(topic, partition), offset + 1);
        return new TopicPositions(moved);
    }

    private static String key(UUID topic, int partition) {
        return topic + "/" + partition;
    }
}
