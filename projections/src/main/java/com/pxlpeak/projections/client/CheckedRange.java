package com.pxlpeak.projections.client;

import com.pxlpeak.projections.schema.OffsetRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Neighbouring entries of a journal, and the offsets in their range of which there must be a row.
 *
 * @param firstEntry sequence number of the first of them
 */
record CheckedRange(OffsetRange range, long firstEntry, long lastEntry, List<Long> offsets) {

    CheckedRange {
        offsets = List.copyOf(offsets);
    }

    /** What entries decided, joined where one goes on where another ends. */
    static List<CheckedRange> of(List<SettledEntry> entries) {
        List<CheckedRange> ranges = new ArrayList<>();
        for (SettledEntry entry : entries) {
            CheckedRange next = of(entry);
            if (next.range().from() >= next.range().until()) {
                continue;
            }
            int last = ranges.size() - 1;
            if (last >= 0 && ranges.get(last).isFollowedBy(next)) {
                ranges.set(last, ranges.get(last).and(next));
            } else {
                ranges.add(next);
            }
        }
        return ranges;
    }

    private static CheckedRange of(SettledEntry entry) {
        JournalNews<?> news = entry.news();
        UUID topic = news.through().decided().topic().orElseThrow();
        return new CheckedRange(
                new OffsetRange(
                        topic,
                        news.partition(),
                        news.from(),
                        news.through().decided().next()),
                news.sequenceNr(),
                news.sequenceNr(),
                entry.eventOffsets());
    }

    private boolean isFollowedBy(CheckedRange next) {
        return range.topic().equals(next.range.topic())
                && range.partition() == next.range.partition()
                && range.until() == next.range.from();
    }

    private CheckedRange and(CheckedRange next) {
        List<Long> all = new ArrayList<>(offsets);
        all.addAll(next.offsets);
        OffsetRange joined = new OffsetRange(range.topic(), range.partition(), range.from(), next.range.until());
        return new CheckedRange(
                joined, Math.min(firstEntry, next.firstEntry), Math.max(lastEntry, next.lastEntry), all);
    }

    Set<Long> missingFrom(Set<Long> stored) {
        Set<Long> missing = new TreeSet<>(offsets);
        missing.removeAll(stored);
        return missing;
    }

    Set<Long> phantomsIn(Set<Long> stored) {
        Set<Long> phantoms = new TreeSet<>(stored);
        offsets.forEach(phantoms::remove);
        return phantoms;
    }
}
