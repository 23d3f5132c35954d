package com.pxlpeak.sessions.client;

import com.pxlpeak.cluster.event.Coordinate;
import com.pxlpeak.cluster.event.EncodedEvent;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.id.ClientKey;
import com.pxlpeak.cluster.id.SessionId;
import com.pxlpeak.cluster.partition.KeyedCore;
import com.pxlpeak.cluster.partition.Sourced;
import com.pxlpeak.sessions.client.ClientFact.EventRecorded;
import com.pxlpeak.sessions.client.ClientFact.SessionMerged;
import com.pxlpeak.sessions.client.ClientFact.SessionUpdated;
import com.pxlpeak.sessions.client.Session.Former;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what further events of a client mean. Sessions go by event time: an event within the gap of a session joins
 * it, one between two sessions makes them one, any other opens its own; so every order of arrival within the late window
 * ends in the same sessions.
 */
public final class ClientCore implements KeyedCore<EncodedEvent, ClientFact, ClientState> {

    /** Silence that ends a session. An event at the very end of it still continues the session. */
    public static final Duration GAP = Duration.ofMinutes(30);

    private final boolean dropsRepetitions;

    public ClientCore() {
        this(true);
    }

    /** One that counts every repetition would only serve to show that somebody notices. */
    ClientCore(boolean dropsRepetitions) {
        this.dropsRepetitions = dropsRepetitions;
    }

    @Override
    public ClientState initial(String key) {
        return ClientState.unknown(ClientKey.parse(key));
    }

    @Override
    public List<ClientFact> decide(ClientState state, List<Sourced<EncodedEvent>> records) {
        List<Sourced<EncodedEvent>> fresh = dropsRepetitions ? unseen(state, records) : records;
        if (fresh.isEmpty()) {
            return List.of();
        }
        List<Session> sessions = new ArrayList<>(state.sessions());
        for (Sourced<EncodedEvent> record : fresh) {
            join(sessions, Session.of(state.client(), record.record().event()));
        }
        return facts(state, fresh, sessions);
    }

    @Override
    public ClientState apply(ClientState state, ClientFact fact) {
        return state.apply(fact);
    }

    private static List<Sourced<EncodedEvent>> unseen(ClientState state, List<Sourced<EncodedEvent>> records) {
        List<Sourced<EncodedEvent>> fresh = new ArrayList<>(records.size());
        SeenEvents seen = state.seen();
        for (Sourced<EncodedEvent> record : records) {
            Event event = record.record().event();
            if (!seen.contains(event.id(), event.enriched().receivedAt())) {
                seen = seen.plus(event.id(), event.enriched().receivedAt());
                fresh.add(record);
            }
        }
        return fresh;
    }

    /** Adds a session, made one with all those it touches. */
    private static void join(List<Session> sessions, Session arrived) {
        Session joined = arrived;
        for (int i = sessions.size() - 1; i >= 0; i--) {
            if (sessions.get(i).touches(joined, GAP)) {
                joined = joined.merge(sessions.remove(i));
            }
        }
        sessions.add(joined);
    }

    /** First the events, each in the session it ended up in; then the sessions that are no more, and what each other is. */
    private static List<ClientFact> facts(
            ClientState before, List<Sourced<EncodedEvent>> fresh, List<Session> sessions) {
        List<Session> changed = sessions.stream()
                .filter(session -> !before.sessions().contains(session))
                .toList();
        List<ClientFact> facts = new ArrayList<>();
        for (Sourced<EncodedEvent> record : fresh) {
            SessionId session = sessionOf(record.record().event(), changed).id();
            facts.add(new EventRecorded(record.at(), session, record.record()));
        }
        Coordinate last = fresh.get(fresh.size() - 1).at();
        for (Session session : changed) {
            List<Former> absorbed = newlyAbsorbed(before, session);
            Session now = session.absorbing(absorbed);
            for (Former former : absorbed) {
                facts.add(new SessionMerged(last, former.id(), former.startedAt(), now.id(), now.revision()));
            }
            facts.add(new SessionUpdated(last, now));
        }
        return facts;
    }

    /** The sessions that were told of and are part of this one now, and what they had absorbed: it is claimed anew. */
    private static List<Former> newlyAbsorbed(ClientState before, Session now) {
        List<Former> newly = new ArrayList<>();
        for (Session known : before.sessions()) {
            if (!known.id().equals(now.id()) && now.spans(known)) {
                newly.addAll(known.absorbed());
                newly.add(new Former(known.id(), known.startedAt()));
            }
        }
        return newly;
    }

    private static Session sessionOf(Event event, List<Session> sessions) {
        return sessions.stream()
                .filter(session -> !event.enriched().time().isBefore(session.startedAt())
                        && !event.enriched().time().isAfter(session.endedAt()))
                .findFirst()
                .orElseThrow();
    }
}
