package com.pxlpeak.sessions.client;

import com.pxlpeak.cluster.id.EventId;
import com.pxlpeak.cluster.id.SessionId;
import com.pxlpeak.sessions.client.ClientFact.EventRecorded;
import com.pxlpeak.sessions.client.ClientFact.SessionMerged;
import com.pxlpeak.sessions.client.ClientFact.SessionUpdated;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A client in tables that replace rows: of a session the highest revision stands, of an event the row inserted last. */
final class ProjectedClient {

    private final Map<SessionId, Row> rows = new HashMap<>();
    private final Map<SessionId, Merge> merges = new HashMap<>();
    private final Map<EventId, SessionId> events = new HashMap<>();

    void insert(List<ClientFact> facts) {
        for (ClientFact fact : facts) {
            if (fact instanceof EventRecorded recorded) {
                events.put(recorded.event().id(), recorded.session());
            } else if (fact instanceof SessionUpdated updated) {
                put(updated.session().id(), new Row(updated.session().revision(), Optional.of(updated.session())));
            } else if (fact instanceof SessionMerged merged) {
                put(merged.from(), new Row(merged.revision(), Optional.empty()));
                merges.merge(
                        merged.from(),
                        new Merge(merged.revision(), merged.into()),
                        (one, other) -> one.revision() > other.revision() ? one : other);
            }
        }
    }

    private void put(SessionId id, Row row) {
        rows.merge(id, row, (one, other) -> one.revision() > other.revision() ? one : other);
    }

    /** By start. */
    List<Session> sessions() {
        return rows.values().stream()
                .flatMap(row -> row.session().stream())
                .sorted(Comparator.comparing(Session::first))
                .toList();
    }

    Map<EventId, SessionId> sessionOfEvents() {
        Map<EventId, SessionId> found = new HashMap<>();
        events.forEach((event, session) -> found.put(
                event, merges.containsKey(session) ? merges.get(session).into() : session));
        return found;
    }

    private record Row(long revision, Optional<Session> session) {}

    private record Merge(long revision, SessionId into) {}
}
