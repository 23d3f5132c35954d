package com.pxlpeak.sessions.client;

import com.pxlpeak.cluster.id.ClientKey;
import com.pxlpeak.cluster.id.SessionId;
import com.pxlpeak.sessions.client.ClientFact.EventRecorded;
import com.pxlpeak.sessions.client.ClientFact.SessionMerged;
import com.pxlpeak.sessions.client.ClientFact.SessionUpdated;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is known of a client: what was counted, and the sessions that a late event may still change. Becomes what the
 * facts say.
 *
 * <p>Its size is bounded: 60 KB of {@link SeenEvents}, where those go first that are older than seven days, then the
 * oldest; and {@value #MOST_SESSIONS} sessions of about 400 bytes, where those go first that no late event can reach, then
 * the oldest. A usual client takes less than 2 KB.
 *
 * @param sessions by start, the latest last
 */
record ClientState(ClientKey client, SeenEvents seen, List<Session> sessions) {

    /** How late an event may be and still find its session. */
    static final Duration LATE_WINDOW = Duration.ofDays(7);

    /** Sessions that are remembered beyond the window, and the most that are remembered at all. */
    static final int LEAST_SESSIONS = 20;

    static final int MOST_SESSIONS = 200;

    ClientState {
        sessions = List.copyOf(sessions);
    }

    static ClientState unknown(ClientKey client) {
        return new ClientState(client, SeenEvents.NONE, List.of());
    }

    ClientState apply(ClientFact fact) {
        if (fact instanceof EventRecorded recorded) {
            return new ClientState(
                    client,
                    seen.plus(recorded.event().id(), recorded.event().enriched().receivedAt()),
                    sessions);
        }
        if (fact instanceof SessionMerged merged) {
            return new ClientState(client, seen, without(merged.from()));
        }
        if (fact instanceof SessionUpdated updated) {
            List<Session> now = new ArrayList<>(without(updated.session().id()));
            now.add(updated.session());
            now.sort(Comparator.comparing(Session::first));
            return new ClientState(client, seen, remembered(now));
        }
        throw new IllegalStateException("fact: " + fact + " (expected: a ClientFact this state knows)");
    }

    private List<Session> without(SessionId id) {
        return sessions.stream().filter(session -> !session.id().equals(id)).toList();
    }

    /** Forgets the oldest sessions that no event in the late window can reach. */
    private static List<Session> remembered(List<Session> sorted) {
        Instant reach = sorted.get(sorted.size() - 1).endedAt().minus(LATE_WINDOW);
        int from = Math.max(0, sorted.size() - MOST_SESSIONS);
        while (sorted.size() - from > LEAST_SESSIONS
                && sorted.get(from).endedAt().isBefore(reach)) {
            from++;
        }
        return sorted.subList(from, sorted.size());
    }
}
