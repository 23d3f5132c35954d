package com.pxlpeak.sessions.client;

import com.pxlpeak.cluster.id.EventId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.apache.datasketches.hash.MurmurHash3;

/**
 * The events of a client that were counted lately, so that one that is sent again is known. Immutable.
 *
 * <p>Keeps an id for seven days, and the last thousand for longer, but never more than {@value #MOST}: 12 bytes each. An
 * id derived from content is known for five minutes, since an equal event after that is another one.
 */
final class SeenEvents {

    static final SeenEvents NONE = new SeenEvents(new long[0], new int[0]);

    /** Part of the stored form: never changes. */
    private static final long HASH_SEED = 0x70786c7065616bL;

    static final int LEAST = 1_000;
    static final int MOST = 5_000;
    static final Duration MEMORY = Duration.ofDays(7);
    static final Duration CONTENT_MEMORY = Duration.ofMinutes(5);

    // In the order they were counted. 64 bits of MurmurHash3: among 5,000 ids two are confused once in 10^12 clients.
    private final long[] hashes;
    private final int[] receivedAt;

    private SeenEvents(long[] hashes, int[] receivedAt) {
        this.hashes = hashes;
        this.receivedAt = receivedAt;
    }

    /** As stored: ids' hashes and the seconds they were received at, side by side. */
    static SeenEvents of(long[] hashes, int[] receivedAt) {
        return new SeenEvents(hashes.clone(), receivedAt.clone());
    }

    boolean contains(EventId id, Instant received) {
        long hash = hash(id);
        for (int i = hashes.length - 1; i >= 0; i--) {
            if (hashes[i] == hash
                    && (!id.isContentHash()
                            || Math.abs(seconds(received) - receivedAt[i]) <= CONTENT_MEMORY.toSeconds())) {
                return true;
            }
        }
        return false;
    }

    SeenEvents plus(EventId id, Instant received) {
        int now = seconds(received);
        int from = firstToKeep(now);
        int kept = hashes.length - from;
        long[] moreHashes = new long[kept + 1];
        int[] moreReceived = new int[kept + 1];
        System.arraycopy(hashes, from, moreHashes, 0, kept);
        System.arraycopy(receivedAt, from, moreReceived, 0, kept);
        moreHashes[kept] = hash(id);
        moreReceived[kept] = now;
        return new SeenEvents(moreHashes, moreReceived);
    }

    private int firstToKeep(int now) {
        int from = Math.max(0, hashes.length + 1 - MOST);
        while (hashes.length - from >= LEAST && now - receivedAt[from] > MEMORY.toSeconds()) {
            from++;
        }
        return from;
    }

    /** In 32 bits that may wrap around: only differences are looked at. */
    private static int seconds(Instant received) {
        return (int) received.getEpochSecond();
    }

    int size() {
        return hashes.length;
    }

    long hash(int index) {
        return hashes[index];
    }

    int receivedAt(int index) {
        return receivedAt[index];
    }

    private static long hash(EventId id) {
        return MurmurHash3.hash(id.value().getBytes(StandardCharsets.UTF_8), HASH_SEED)[0];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeenEvents seen
                && Arrays.equals(hashes, seen.hashes)
                && Arrays.equals(receivedAt, seen.receivedAt);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return "SeenEvents[" + hashes.length + ']';
    }
}
