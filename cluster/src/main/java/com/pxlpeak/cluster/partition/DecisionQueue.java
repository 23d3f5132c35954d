package com.pxlpeak.cluster.partition;

import com.pxlpeak.cluster.partition.JournalEntry.Decision;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The records that came in and are not journaled yet, in topic order, in the chunks they came in. A chunk is ready when
 * all its keys have decided; only ready chunks at the front can be journaled.
 */
final class DecisionQueue<F extends Fact> {

    /**
     * A ready stretch of the topic.
     *
     * @param sentAt of its first record
     */
    record Ready<F extends Fact>(long until, int records, long sentAt, List<Decision<F>> decisions) {}

    private final Deque<Chunk<F>> chunks = new ArrayDeque<>();
    private final Map<Long, Chunk<F>> byId = new HashMap<>();
    private long lastId;
    private int records;

    /** Takes in records that come right after those before; answers the chunk's id. */
    long add(List<ConsumerRecord<byte[], byte[]>> incoming, int keys) {
        long until = incoming.get(incoming.size() - 1).offset() + 1;
        Chunk<F> chunk = new Chunk<>(until, incoming, keys);
        chunks.addLast(chunk);
        byId.put(++lastId, chunk);
        chunk.id = lastId;
        records += incoming.size();
        return lastId;
    }

    void decided(long id, Decision<F> decision) {
        Chunk<F> chunk = chunk(id);
        if (!decision.facts().isEmpty()) {
            chunk.decisions.add(decision);
        }
        chunk.undecided--;
    }

    ConsumerRecord<byte[], byte[]> record(long id, long offset) {
        return chunk(id).records.stream()
                .filter(record -> record.offset() == offset)
                .findFirst()
                .orElseThrow();
    }

    /** Takes the ready chunks at the front, as many as the limit allows but one at the least. */
    Optional<Ready<F>> takeReady(int maxBytes) {
        List<Decision<F>> decisions = new ArrayList<>();
        long until = -1;
        int taken = 0;
        long bytes = 0;
        long sentAt = 0;
        while (hasReady()) {
            Chunk<F> next = chunks.peekFirst();
            bytes += next.bytes;
            if (taken > 0 && bytes > maxBytes) {
                break;
            }
            chunks.removeFirst();
            byId.remove(next.id);
            until = next.until;
            sentAt = taken == 0 ? next.records.get(0).timestamp() : sentAt;
            taken += next.records.size();
            decisions.addAll(next.decisions);
        }
        records -= taken;
        return taken == 0 ? Optional.empty() : Optional.of(new Ready<>(until, taken, sentAt, decisions));
    }

    boolean hasReady() {
        return !chunks.isEmpty() && chunks.peekFirst().undecided == 0;
    }

    int records() {
        return records;
    }

    boolean isEmpty() {
        return chunks.isEmpty();
    }

    private Chunk<F> chunk(long id) {
        Chunk<F> chunk = byId.get(id);
        if (chunk == null) {
            throw new IllegalStateException("chunk: " + id + " (expected: one that is not journaled yet)");
        }
        return chunk;
    }

    private static final class Chunk<F extends Fact> {
        private final long until;
        private final List<ConsumerRecord<byte[], byte[]>> records;
        private final long bytes;
        private final List<Decision<F>> decisions = new ArrayList<>();
        private long id;
        private int undecided;

        Chunk(long until, List<ConsumerRecord<byte[], byte[]>> records, int undecided) {
            this.until = until;
            this.records = records;
            this.undecided = undecided;
            this.bytes = records.stream().mapToLong(KafkaRecords::weight).sum();
        }
    }
}
