package com.pxlpeak.projections.client;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The sequence number each of several journals is done through. Stored as text: {@code 0:12,3:407}. */
record JournalPositions(Map<Integer, Long> byPartition) {

    static final JournalPositions START = new JournalPositions(Map.of());

    JournalPositions {
        byPartition = Map.copyOf(byPartition);
    }

    static JournalPositions parse(String text) {
        if (text.isEmpty()) {
            return START;
        }
        return new JournalPositions(Arrays.stream(text.split(",", -1))
                .map(entry -> entry.split(":", -1))
                .collect(Collectors.toMap(entry -> Integer.parseInt(entry[0]), entry -> Long.parseLong(entry[1]))));
    }

    String text() {
        return new TreeMap<>(byPartition)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + ":" + entry.getValue())
                        .collect(Collectors.joining(","));
    }

    long of(int partition) {
        return byPartition.getOrDefault(partition, 0L);
    }

    JournalPositions with(int partition, long sequenceNr) {
        Map<Integer, Long> moved = new TreeMap<>(byPartition);
        moved.put(partition, sequenceNr);
        return new JournalPositions(moved);
    }
}
