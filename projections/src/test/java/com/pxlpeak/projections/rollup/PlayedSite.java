package com.pxlpeak.projections.rollup;

import com.pxlpeak.cluster.event.Bot;
import com.pxlpeak.cluster.event.Coordinate;
import com.pxlpeak.cluster.event.EncodedEvent;
import com.pxlpeak.cluster.event.Enrichment;
import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.event.Enrichment.Page;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.event.Money;
import com.pxlpeak.cluster.id.ClientId;
import com.pxlpeak.cluster.id.ClientKey;
import com.pxlpeak.cluster.id.EventId;
import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.partition.KeyedCore;
import com.pxlpeak.cluster.partition.Sourced;
import com.pxlpeak.projections.schema.EventRow;
import com.pxlpeak.projections.schema.MergeRow;
import com.pxlpeak.projections.schema.SessionRow;
import com.pxlpeak.projections.schema.Tables;
import com.pxlpeak.sessions.client.ClientCore;
import com.pxlpeak.sessions.client.ClientFact;
import com.pxlpeak.sessions.client.ClientFact.EventRecorded;
import com.pxlpeak.sessions.client.ClientFact.SessionMerged;
import com.pxlpeak.sessions.client.ClientFact.SessionUpdated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A site whose clients decide on events as their actors would; what they decided comes as rows. */
final class PlayedSite {

    private final SiteId site;
    private final Clients<?> clients = new Clients<>(new ClientCore());
    private final Map<EventId, Event> distinct = new LinkedHashMap<>();
    private long offset;

    PlayedSite(String site) {
        this.site = new SiteId(site);
    }

    SiteId id() {
        return site;
    }

    Event pageView(String id, String client, String time) {
        return event(id, client, Event.PAGE_VIEW, Instant.parse(time), Optional.empty());
    }

    Event event(String id, String client, String name, Instant time, Optional<Money> value) {
        Enrichment enriched = new Enrichment(
                time, time, "fra", Page.UNKNOWN, Geo.UNKNOWN, Device.UNKNOWN, Optional.empty(), value, true);
        return new Event(
                new EventId(id),
                site,
                new ClientId(client),
                Optional.empty(),
                name,
                time,
                Optional.empty(),
                "{}",
                enriched);
    }

    /** The same with so much that speaks for a machine. */
    static Event scored(Event event, int score) {
        return new Event(
                event.id(),
                event.site(),
                event.client(),
                event.user(),
                event.name(),
                event.timestamp(),
                event.sentAt(),
                event.properties(),
                event.enriched().withBot(Bot.of("tool", score, "agent.missing")));
    }

    /** The rows that the events lead to, which come in this order. */
    Tables.Rows track(List<Event> events) {
        List<EventRow> rows = new ArrayList<>();
        List<SessionRow> sessions = new ArrayList<>();
        List<MergeRow> merges = new ArrayList<>();
        for (Event event : events) {
            distinct.putIfAbsent(event.id(), event);
            for (ClientFact fact : clients.decide(event, new Coordinate(new UUID(7, 7), 0, offset++))) {
                if (fact instanceof EventRecorded recorded) {
                    rows.add(new EventRow(recorded.source(), offset, recorded.session(), recorded.event()));
                } else if (fact instanceof SessionUpdated updated) {
                    sessions.add(SessionRow.of(event.key(), updated.session()));
                } else if (fact instanceof SessionMerged merged) {
                    sessions.add(new SessionRow(
                            event.key(), merged.from(), merged.fromStartedAt(), merged.revision(), Optional.empty()));
                    merges.add(new MergeRow(event.key(), merged.from(), merged.into(), merged.revision()));
                }
            }
        }
        return new Tables.Rows(rows, sessions, merges);
    }

    /** Every event tracked so far, once. */
    List<Event> distinct() {
        return List.copyOf(distinct.values());
    }

    private static final class Clients<S> {

        private final KeyedCore<EncodedEvent, ClientFact, S> core;
        private final Map<ClientKey, S> states = new HashMap<>();

        Clients(KeyedCore<EncodedEvent, ClientFact, S> core) {
            this.core = core;
        }

        List<ClientFact> decide(Event event, Coordinate source) {
            ClientKey key = event.key();
            S state = states.computeIfAbsent(key, any -> core.initial(key.text()));
            List<ClientFact> facts = core.decide(state, List.of(new Sourced<>(source, EncodedEvent.of(event))));
            states.put(key, core.applyAll(state, facts));
            return facts;
        }
    }
}
