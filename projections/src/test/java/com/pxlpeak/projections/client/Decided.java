package com.pxlpeak.projections.client;

import com.pxlpeak.cluster.event.Coordinate;
import com.pxlpeak.cluster.event.EncodedEvent;
import com.pxlpeak.cluster.id.ClientKey;
import com.pxlpeak.cluster.id.SessionId;
import com.pxlpeak.cluster.partition.JournalEntry.Decision;
import com.pxlpeak.cluster.partition.KeyedCore;
import com.pxlpeak.cluster.partition.Sourced;
import com.pxlpeak.sessions.client.ClientCore;
import com.pxlpeak.sessions.client.ClientFact;
import com.pxlpeak.sessions.client.ClientFact.EventRecorded;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What clients decided on page views, as their actors would. */
final class Decided {

    static final UUID TOPIC = new UUID(1, 2);
    static final ClientKey ANN = ClientKey.parse("shop|cid_ann");

    private Decided() {}

    /** One decision for each page view, which is named by the time it happened at. */
    static List<Decision<ClientFact>> on(ClientKey client, String... clocks) {
        return on(0, client, clocks);
    }

    /** The same of records from an offset on. */
    static List<Decision<ClientFact>> on(long offset, ClientKey client, String... clocks) {
        return at(0, offset, client, clocks);
    }

    static List<Decision<ClientFact>> at(int partition, long offset, ClientKey client, String... clocks) {
        return decisions(new ClientCore(), partition, offset, client, clocks);
    }

    /** The same as facts with a place in the journal: each decision is an entry of its own. */
    static List<JournaledFact> journaled(ClientKey client, String... clocks) {
        List<JournaledFact> facts = new ArrayList<>();
        long sequenceNr = 1;
        for (Decision<ClientFact> decision : on(client, clocks)) {
            for (ClientFact fact : decision.facts()) {
                facts.add(new JournaledFact(client, fact, sequenceNr, "0:" + sequenceNr));
            }
            sequenceNr++;
        }
        return facts;
    }

    private static <S> List<Decision<ClientFact>> decisions(
            KeyedCore<EncodedEvent, ClientFact, S> core,
            int partition,
            long offset,
            ClientKey client,
            String... clocks) {
        List<Decision<ClientFact>> decisions = new ArrayList<>();
        S state = core.initial(client.text());
        for (String clock : clocks) {
            Coordinate source = new Coordinate(TOPIC, partition, offset + decisions.size());
            List<ClientFact> facts = core.decide(state, List.of(new Sourced<>(source, pageView(client, clock))));
            state = core.applyAll(state, facts);
            decisions.add(new Decision<>(client.text(), facts));
        }
        return decisions;
    }

    /** An event that happened then, as a fact. */
    static JournaledFact recordedAt(Instant time, long offset) {
        EncodedEvent event = EncodedEvent.read(
                """
                {"event_id":"e%1$d","event":"page_view","site_id":"%2$s","client_id":"%3$s","timestamp":"%4$s",\
                "_enriched":{"time":"%4$s","edge":{"received_at":"2026-01-12T12:00:00Z"}}}"""
                        .formatted(offset, ANN.site(), ANN.client(), time)
                        .getBytes(StandardCharsets.UTF_8));
        SessionId session = SessionId.openedBy(ANN, event.event().id(), time);
        return new JournaledFact(ANN, new EventRecorded(new Coordinate(TOPIC, 0, offset), session, event), 1, "");
    }

    private static EncodedEvent pageView(ClientKey client, String clock) {
        String json =
                """
                {"event_id":"%1$s","event":"page_view","site_id":"%2$s","client_id":"%3$s",\
                "timestamp":"2026-01-12T%1$s:00Z","_enriched":{"time":"2026-01-12T%1$s:00Z",\
                "page":{"path":"/%1$s"},"edge":{"received_at":"2026-01-12T12:00:00Z"}}}"""
                        .formatted(clock, client.site(), client.client());
        return EncodedEvent.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
