package com.pxlpeak.projections.client;

import com.pxlpeak.cluster.partition.Position;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * How far each of several journals is done with. Stored as text, by partition: {@code 0:12:4711:TOPIC,3:407:90:TOPIC},
 * which is the last entry's sequence number, the next offset and the topic's id. The first releases stored
 * {@code 0:12,3:407}.
 */
record JournalPositions(Map<Integer, JournalPosition> byPartition) {

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
                .collect(Collectors.toMap(entry -> Integer.parseInt(entry[0]), JournalPositions::position)));
    }

    private static JournalPosition position(String[] entry) {
        long sequenceNr = Long.parseLong(entry[1]);
        if (entry.length == 2) {
            return new JournalPosition(sequenceNr, Position.START);
        }
        UUID topic = UUID.fromString(entry[3]);
        return new JournalPosition(sequenceNr, new Position(Optional.of(topic), Long.parseLong(entry[2]), 0));
    }

    String text() {
        return new TreeMap<>(byPartition)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + ":" + text(entry.getValue()))
                        .collect(Collectors.joining(","));
    }

    private static String text(JournalPosition position) {
        Position decided = position.decided();
        return position.sequenceNr()
                + decided.topic()
                        .map(topic -> ":" + decided.next() + ":" + topic)
                        .orElse("");
    }

    JournalPosition of(int partition) {
        return byPartition.getOrDefault(partition, JournalPosition.START);
    }

    JournalPositions with(int partition, JournalPosition position) {
        Map<Integer, JournalPosition> moved = new TreeMap<>(byPartition);
        moved.put(partition, position);
        return new JournalPositions(moved);
    }

    /** Both, of different journals. */
    JournalPositions and(JournalPositions others) {
        Map<Integer, JournalPosition> all = new TreeMap<>(byPartition);
        all.putAll(others.byPartition);
        return new JournalPositions(all);
    }
}
