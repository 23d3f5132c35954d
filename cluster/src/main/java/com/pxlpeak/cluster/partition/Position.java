package com.pxlpeak.cluster.partition;

import com.pxlpeak.cluster.partition.JournalEntry.Batch;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a partition's journal has come: its whole persistent state. All else is parked, or in the entries since the
 * last checkpoint. Whoever follows a journal goes by it as well, so that all keep the same word on an offset.
 *
 * @param topic the id of the topic the offset is of; empty before the first entry
 * @param next the offset to read next
 * @param number the number of the last entry
 */
public record Position(Optional<UUID> topic, long next, long number) {

    public static final Position START = new Position(Optional.empty(), 0, 0);

    public Position after(JournalEntry<?> entry) {
        boolean sameTopic = topic.equals(Optional.of(entry.topic()));
        long reached = sameTopic ? Math.max(next, entry.until()) : entry.until();
        return new Position(Optional.of(entry.topic()), reached, Math.max(number, entry.number()));
    }

    /**
     * Whether the journal has decided this offset before: two writers after a split brain decided the same records, and
     * the first one's word stands.
     */
    public boolean covers(UUID entryTopic, long offset) {
        return topic.equals(Optional.of(entryTopic)) && offset < next;
    }

    /** The offset to go on from in a topic: its beginning, if it is not the topic we know. */
    long offsetIn(UUID currentTopic) {
        return topic.equals(Optional.of(currentTopic)) ? next : 0;
    }

    /**
     * Whether the batch begins beyond what is decided here, so that an entry before it was not seen: a journal leaves no
     * offset of its topic out.
     */
    public boolean isBehind(Batch<?> batch) {
        return topic.equals(Optional.of(batch.topic())) && batch.from() > next;
    }
}
