package com.pxlpeak.api.rejected;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a replay came to.
 *
 * @param replayed accepted now, under the ids that they always had
 * @param alreadyReplayed accepted by a replay before
 * @param stillRejected by the code that they are rejected for today
 * @param gone asked for by id, and not there, or no longer
 * @param remaining chosen, and left for a further request
 * @param next where that goes on
 */
public record ReplayAnswer(
        long replayed,
        long alreadyReplayed,
        Map<String, Long> stillRejected,
        long gone,
        long remaining,
        Optional<RejectedCursor> next) {

    static final ReplayAnswer NOTHING = new ReplayAnswer(0, 0, Map.of(), 0, 0, Optional.empty());

    public ReplayAnswer {
        stillRejected = Map.copyOf(stillRejected);
    }

    public long handled() {
        return replayed
                + alreadyReplayed
                + stillRejected.values().stream().mapToLong(Long::longValue).sum();
    }

    ReplayAnswer andReplayed(long more) {
        return new ReplayAnswer(replayed + more, alreadyReplayed, stillRejected, gone, remaining, next);
    }

    ReplayAnswer andAlreadyReplayed() {
        return new ReplayAnswer(replayed, alreadyReplayed + 1, stillRejected, gone, remaining, next);
    }

    ReplayAnswer andStillRejected(String code) {
        Map<String, Long> more = new TreeMap<>(stillRejected);
        more.merge(code, 1L, Long::sum);
        return new ReplayAnswer(replayed, alreadyReplayed, more, gone, remaining, next);
    }

    ReplayAnswer leaving(long missing, RejectedPage page) {
        return new ReplayAnswer(replayed, alreadyReplayed, stillRejected, missing, page.left(), page.next());
    }
}
