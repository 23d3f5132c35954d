package com.pxlpeak.projections.freshness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Through which moment all events of one Kafka partition that were accepted are journaled, and through which they are in
 * ClickHouse.
 *
 * <p>At a moment the partition's end is noted: all that was accepted before lies before that end. When everything before
 * it is decided and journaled, the journal has all events through that moment; and when the last entry of the journal as
 * it then is was projected, so has ClickHouse. So an idle partition is always fresh, and one that is behind stands still
 * at a moment of which it is known.
 */
final class Watermark {

    /** Beyond which notes are forgotten, which costs precision only. */
    private static final int MOST_NOTES = 512;

    /**
     * A moment and what is to be reached for it: an offset of the topic, later an entry of the journal.
     */
    private record Note(Instant at, long goal) {}

    private final List<Note> undecided = new ArrayList<>();
    private final List<Note> unprojected = new ArrayList<>();
    private Optional<Instant> journaled = Optional.empty();
    private Optional<Instant> projected = Optional.empty();

    /** At that moment, which is later than any before, the partition ended at no less than this offset. */
    void ended(Instant at, long end) {
        add(undecided, new Note(at, end));
    }

    /** All before the offset is decided, and what it led to is in the journal through this batch. */
    void reached(long next, long batch) {
        while (!undecided.isEmpty() && undecided.get(0).goal() <= next) {
            Instant at = undecided.remove(0).at();
            journaled = Optional.of(at);
            add(unprojected, new Note(at, batch));
        }
    }

    /** The facts of all entries through this one are in ClickHouse. */
    void projected(long entry) {
        while (!unprojected.isEmpty() && unprojected.get(0).goal() <= entry) {
            projected = Optional.of(unprojected.remove(0).at());
        }
    }

    Optional<Instant> journaled() {
        return journaled;
    }

    Optional<Instant> projected() {
        return projected;
    }

    /** A later moment with the same goal says more than an earlier one. */
    private static void add(List<Note> notes, Note note) {
        int last = notes.size() - 1;
        if (last > 0 && notes.get(last).goal() == note.goal()) {
            notes.remove(last);
        }
        notes.add(note);
        if (notes.size() > MOST_NOTES) {
            notes.remove(leastMissed(notes));
        }
    }

    /** The note whose neighbours are closest, so that those that are left stay evenly spread. */
    private static int leastMissed(List<Note> notes) {
        int least = 1;
        Duration leastGap = gapAround(notes, least);
        for (int i = 2; i < notes.size() - 1; i++) {
            Duration gap = gapAround(notes, i);
            if (gap.compareTo(leastGap) < 0) {
                least = i;
                leastGap = gap;
            }
        }
        return least;
    }

    private static Duration gapAround(List<Note> notes, int i) {
        return Duration.between(notes.get(i - 1).at(), notes.get(i + 1).at());
    }
}
