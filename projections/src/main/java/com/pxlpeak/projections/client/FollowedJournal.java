package com.pxlpeak.projections.client;

import com.pxlpeak.cluster.partition.Fact;
import com.pxlpeak.cluster.partition.JournalEntry;
import com.pxlpeak.cluster.partition.JournalEntry.Batch;
import com.pxlpeak.cluster.partition.JournalEntry.Decision;
import com.pxlpeak.cluster.partition.JournalFormat;
import com.pxlpeak.cluster.partition.Position;
import com.pxlpeak.cluster.partition.StoredEntry;
import java.util.List;
import java.util.function.LongFunction;
import org.apache.pekko.NotUsed;
import org.apache.pekko.persistence.query.EventEnvelope;
import org.apache.pekko.stream.javadsl.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One partition's journal as its own recovery reads it: in order, the first word on each offset, none left out.
 *
 * <p>Two writers after a split brain use the same sequence numbers, and an entry of one may become visible when those of
 * the other were read already. So reading begins with the last entry that was done, not behind it; and when offsets are
 * missing, it begins anew further back.
 */
final class FollowedJournal<F extends Fact> {

    private static final Logger LOG = LoggerFactory.getLogger(FollowedJournal.class);

    private static final long FIRST_LOOK_BACK = 64;
    private static final long FURTHER = 8;

    private final int partition;
    private final JournalFormat<F, ?> format;
    private JournalPosition at;
    private long beganAt;
    private long lookBack = FIRST_LOOK_BACK;

    FollowedJournal(int partition, JournalPosition start, JournalFormat<F, ?> format) {
        this.partition = partition;
        this.at = start;
        this.format = format;
    }

    JournalPosition at() {
        return at;
    }

    /**
     * Goes on from where it is. One stream at a time.
     *
     * @param entriesFrom the journal's entries from a sequence number on
     */
    Source<JournalNews<F>, NotUsed> news(LongFunction<Source<EventEnvelope, NotUsed>> entriesFrom) {
        return read(at.sequenceNr(), entriesFrom)
                .recoverWithRetries(-1, JournalGap.class, () -> readAgain(entriesFrom));
    }

    private Source<JournalNews<F>, NotUsed> readAgain(LongFunction<Source<EventEnvelope, NotUsed>> entriesFrom) {
        long from = at.sequenceNr() - lookBack;
        lookBack *= FURTHER;
        return read(from, entriesFrom);
    }

    private Source<JournalNews<F>, NotUsed> read(long from, LongFunction<Source<EventEnvelope, NotUsed>> entriesFrom) {
        beganAt = Math.max(1, from);
        return entriesFrom.apply(beganAt).map(this::news);
    }

    private JournalNews<F> news(EventEnvelope envelope) {
        JournalEntry<F> entry = format.read((StoredEntry) envelope.event());
        Position before = at.decided();
        checkForGap(envelope.sequenceNr(), entry, before);
        at = new JournalPosition(Math.max(at.sequenceNr(), envelope.sequenceNr()), before.after(entry));
        if (entry instanceof Batch<F> batch) {
            long from = before.covers(batch.topic(), batch.from()) ? before.next() : batch.from();
            return new JournalNews<>(partition, envelope.sequenceNr(), from, at, fresh(batch, before));
        }
        return new JournalNews<>(partition, envelope.sequenceNr(), entry.until(), at, List.of());
    }

    private void checkForGap(long sequenceNr, JournalEntry<F> entry, Position before) {
        if (!(entry instanceof Batch<F> batch) || !before.isBehind(batch)) {
            return;
        }
        String gap = "journal of partition " + partition + ", entry " + sequenceNr + ": begins at offset "
                + batch.from() + " (expected: " + before.next() + ", where the entries before it end)";
        if (beganAt > 1) {
            LOG.warn("{}; looks {} entries back", gap, lookBack);
            throw new JournalGap(gap);
        }
        LOG.error("{}; the journal does not hold more", gap);
    }

    private static <F extends Fact> List<Decision<F>> fresh(Batch<F> batch, Position before) {
        if (!before.covers(batch.topic(), batch.from())) {
            return batch.decisions();
        }
        return batch.decisions().stream()
                .map(decision -> new Decision<>(decision.key(), fresh(decision.facts(), before)))
                .filter(decision -> !decision.facts().isEmpty())
                .toList();
    }

    private static <F extends Fact> List<F> fresh(List<F> facts, Position before) {
        return facts.stream()
                .filter(fact ->
                        !before.covers(fact.source().topic(), fact.source().offset()))
                .toList();
    }
}
