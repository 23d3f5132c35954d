package com.pxlpeak.projections.client;

import com.pxlpeak.cluster.failpoint.Failpoint;
import com.pxlpeak.projections.schema.EventRow;
import com.pxlpeak.projections.schema.MergeRow;
import com.pxlpeak.projections.schema.SessionRow;
import com.pxlpeak.projections.schema.Tables;
import com.pxlpeak.sessions.client.ClientFact;
import com.pxlpeak.sessions.client.ClientFact.EventRecorded;
import com.pxlpeak.sessions.client.ClientFact.SessionMerged;
import com.pxlpeak.sessions.client.ClientFact.SessionUpdated;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.projection.javadsl.Handler;

/** Turns a group of facts into one insert a table. Of a session that changed several times only the last counts. */
final class FactHandler extends Handler<List<JournaledFact>> {

    private final Tables tables;

    FactHandler(Tables tables) {
        this.tables = tables;
    }

    @Override
    public CompletionStage<Done> process(List<JournaledFact> group) {
        Failpoint.PROJECTION_INSERTING.pass();
        return tables.insert(rows(group)).thenApply(done -> {
            Failpoint.PROJECTION_INSERTED.pass();
            return done;
        });
    }

    static Tables.Rows rows(List<JournaledFact> group) {
        List<EventRow> events = new ArrayList<>();
        Map<UUID, SessionRow> sessions = new LinkedHashMap<>();
        List<MergeRow> merges = new ArrayList<>();
        for (JournaledFact journaled : group) {
            ClientFact fact = journaled.fact();
            if (fact instanceof EventRecorded recorded) {
                events.add(
                        new EventRow(recorded.source(), journaled.sequenceNr(), recorded.session(), recorded.event()));
            } else if (fact instanceof SessionUpdated updated) {
                put(sessions, SessionRow.of(journaled.client(), updated.session()));
            } else if (fact instanceof SessionMerged merged) {
                put(sessions, ended(journaled, merged));
                merges.add(new MergeRow(journaled.client(), merged.from(), merged.into(), merged.revision()));
            } else {
                throw new IllegalStateException("fact: " + fact + " (expected: one with a table)");
            }
        }
        return new Tables.Rows(events, List.copyOf(sessions.values()), merges);
    }

    private static SessionRow ended(JournaledFact journaled, SessionMerged merged) {
        return new SessionRow(
                journaled.client(), merged.from(), merged.fromStartedAt(), merged.revision(), Optional.empty());
    }

    private static void put(Map<UUID, SessionRow> sessions, SessionRow row) {
        sessions.merge(row.session().value(), row, (one, other) -> one.revision() > other.revision() ? one : other);
    }
}
