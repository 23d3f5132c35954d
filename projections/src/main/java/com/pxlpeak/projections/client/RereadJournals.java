package com.pxlpeak.projections.client;

import com.pxlpeak.cluster.id.ClientKey;
import com.pxlpeak.cluster.partition.JournalEntry;
import com.pxlpeak.cluster.partition.JournalEntry.Batch;
import com.pxlpeak.cluster.partition.JournalEntry.Decision;
import com.pxlpeak.cluster.partition.JournalFormat;
import com.pxlpeak.cluster.partition.StoredEntry;
import com.pxlpeak.projections.schema.OffsetRange;
import com.pxlpeak.sessions.client.ClientFact;
import com.pxlpeak.sessions.client.ClientFact.EventRecorded;
import com.pxlpeak.sessions.client.Clients;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.persistence.query.EventEnvelope;
import org.apache.pekko.persistence.query.javadsl.CurrentEventsByPersistenceIdQuery;
import org.apache.pekko.stream.javadsl.Sink;

/** Facts as the journals have them. */
final class RereadJournals implements JournalFacts {

    private final CurrentEventsByPersistenceIdQuery journals;
    private final ActorSystem<?> system;
    private final JournalFormat<ClientFact, ?> format = Clients.journal();

    RereadJournals(CurrentEventsByPersistenceIdQuery journals, ActorSystem<?> system) {
        this.journals = journals;
        this.system = system;
    }

    @Override
    public CompletionStage<List<JournaledFact>> again(CheckedRange range, Set<Long> offsets) {
        return journals.currentEventsByPersistenceId(
                        Clients.persistenceId(range.range().partition()), range.firstEntry(), range.lastEntry())
                .mapConcat(envelope -> facts(envelope, range.range(), offsets))
                .runWith(Sink.seq(), system);
    }

    private List<JournaledFact> facts(EventEnvelope envelope, OffsetRange range, Set<Long> offsets) {
        JournalEntry<ClientFact> entry = format.read((StoredEntry) envelope.event());
        List<JournaledFact> facts = new ArrayList<>();
        if (entry instanceof Batch<ClientFact> batch && batch.topic().equals(range.topic())) {
            for (Decision<ClientFact> decision : batch.decisions()) {
                ClientKey client = ClientKey.parse(decision.key());
                for (ClientFact fact : decision.facts()) {
                    if (!(fact instanceof EventRecorded)
                            || offsets.contains(fact.source().offset())) {
                        facts.add(new JournaledFact(client, fact, envelope.sequenceNr(), ""));
                    }
                }
            }
        }
        return facts;
    }
}
