package com.pxlpeak.projections.client;

import com.pxlpeak.cluster.partition.JournalEntry;
import com.pxlpeak.cluster.partition.JournalEntry.Batch;
import com.pxlpeak.cluster.partition.JournalEntry.Decision;
import com.pxlpeak.sessions.client.ClientFact;
import com.pxlpeak.sessions.client.Clients;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pekko.NotUsed;
import org.apache.pekko.persistence.query.EventEnvelope;
import org.apache.pekko.persistence.query.Offset;
import org.apache.pekko.persistence.query.javadsl.CurrentEventsByPersistenceIdQuery;
import org.apache.pekko.persistence.query.javadsl.EventsByPersistenceIdQuery;
import org.apache.pekko.stream.javadsl.Source;

/** Journals in memory, which end where their entries end. */
final class MemoryJournals implements EventsByPersistenceIdQuery, CurrentEventsByPersistenceIdQuery {

    private final Map<Integer, List<Numbered>> byPartition = new TreeMap<>();

    /** Appends the records after those that are there. */
    void append(int partition, List<Decision<ClientFact>> decisions, int records) {
        long from = next(partition);
        write(partition, new Batch<>(Decided.TOPIC, from, from + records, 0, decisions));
    }

    /** The offset of the next record. */
    long next(int partition) {
        return journal(partition).stream()
                .mapToLong(numbered -> numbered.entry().until())
                .max()
                .orElse(0);
    }

    void write(int partition, JournalEntry<ClientFact> entry) {
        write(partition, journal(partition).size() + 1L, entry);
    }

    void write(int partition, long sequenceNr, JournalEntry<ClientFact> entry) {
        journal(partition).add(new Numbered(sequenceNr, entry));
    }

    List<Integer> partitions() {
        return List.copyOf(byPartition.keySet());
    }

    private List<Numbered> journal(int partition) {
        return byPartition.computeIfAbsent(partition, any -> new ArrayList<>());
    }

    @Override
    public Source<EventEnvelope, NotUsed> eventsByPersistenceId(String persistenceId, long from, long to) {
        return Source.from(byPartition.keySet())
                .filter(partition -> Clients.persistenceId(partition).equals(persistenceId))
                .mapConcat(partition -> envelopes(partition, from, to));
    }

    @Override
    public Source<EventEnvelope, NotUsed> currentEventsByPersistenceId(String persistenceId, long from, long to) {
        return eventsByPersistenceId(persistenceId, from, to);
    }

    /** As Cassandra orders them: by number, and of one number by when they were written. */
    private List<EventEnvelope> envelopes(int partition, long from, long to) {
        return journal(partition).stream()
                .filter(numbered -> numbered.sequenceNr() >= from && numbered.sequenceNr() <= to)
                .sorted(Comparator.comparing(Numbered::sequenceNr))
                .map(numbered -> EventEnvelope.apply(
                        Offset.sequence(numbered.sequenceNr()),
                        Clients.persistenceId(partition),
                        numbered.sequenceNr(),
                        Clients.journal().write(numbered.entry()),
                        0))
                .toList();
    }

    private record Numbered(long sequenceNr, JournalEntry<ClientFact> entry) {}
}
