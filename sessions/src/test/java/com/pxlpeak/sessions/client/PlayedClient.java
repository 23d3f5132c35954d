package com.pxlpeak.sessions.client;

import com.pxlpeak.cluster.event.Coordinate;
import com.pxlpeak.cluster.event.EncodedEvent;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.id.ClientId;
import com.pxlpeak.cluster.id.ClientKey;
import com.pxlpeak.cluster.id.EventId;
import com.pxlpeak.cluster.id.SessionId;
import com.pxlpeak.cluster.partition.Sourced;
import com.pxlpeak.sessions.Tracked;
import com.pxlpeak.sessions.client.ClientFact.EventRecorded;
import com.pxlpeak.sessions.client.ClientFact.SessionMerged;
import com.pxlpeak.sessions.client.ClientFact.SessionUpdated;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A client's actor without the actor: decides, becomes what it decided, and keeps every fact as the journal would. */
final class PlayedClient {

    static final ClientKey KEY = new ClientKey(Tracked.SITE, new ClientId(Tracked.CLIENT));

    private static final UUID TOPIC = new UUID(1, 2);

    private final ClientCore core = new ClientCore();
    private final List<ClientFact> facts = new ArrayList<>();
    private ClientState state = core.initial(KEY.text());
    private long offset;

    /** Every event of these by itself. */
    PlayedClient receives(Tracked... events) {
        for (Tracked event : events) {
            receivesAtOnce(List.of(event.event()));
        }
        return this;
    }

    /** All of these as one batch; answers what was decided. */
    List<ClientFact> receivesAtOnce(Tracked... events) {
        return receivesAtOnce(Arrays.stream(events).map(Tracked::event).toList());
    }

    List<ClientFact> receivesAtOnce(List<Event> events) {
        List<Sourced<EncodedEvent>> records = new ArrayList<>();
        for (Event event : events) {
            records.add(new Sourced<>(new Coordinate(TOPIC, 3, offset++), EncodedEvent.of(event)));
        }
        List<ClientFact> decided = core.decide(state, records);
        state = core.applyAll(state, decided);
        facts.addAll(decided);
        return decided;
    }

    /** Goes on from a state that rested somewhere. */
    void wakesAs(ClientState woken) {
        state = woken;
    }

    ClientState state() {
        return state;
    }

    List<ClientFact> facts() {
        return facts;
    }

    /** What a reader of all facts holds for the sessions there are, by start. */
    List<Session> sessions() {
        Map<SessionId, Session> live = new HashMap<>();
        for (ClientFact fact : facts) {
            if (fact instanceof SessionUpdated updated) {
                live.put(updated.session().id(), updated.session());
            } else if (fact instanceof SessionMerged merged) {
                live.remove(merged.from());
            }
        }
        return live.values().stream()
                .sorted(Comparator.comparing(Session::first))
                .toList();
    }

    Session onlySession() {
        List<Session> all = sessions();
        if (all.size() != 1) {
            throw new AssertionError("sessions: " + all + " (expected: one)");
        }
        return all.get(0);
    }

    /** The session each event belongs to, once merges are followed. */
    Map<EventId, SessionId> sessionOfEvents() {
        Map<SessionId, SessionId> into = new HashMap<>();
        Map<EventId, SessionId> sessions = new HashMap<>();
        for (ClientFact fact : facts) {
            if (fact instanceof SessionMerged merged) {
                into.put(merged.from(), merged.into());
            } else if (fact instanceof EventRecorded recorded) {
                sessions.put(recorded.event().id(), recorded.session());
            }
        }
        sessions.replaceAll((event, session) -> followed(into, session));
        return sessions;
    }

    private static SessionId followed(Map<SessionId, SessionId> into, SessionId session) {
        SessionId now = session;
        for (int steps = 0; into.containsKey(now); steps++) {
            if (steps > into.size()) {
                throw new AssertionError("merges: a circle at " + session + " (expected: an end)");
            }
            now = into.get(now);
        }
        return now;
    }
}
