package com.pxlpeak.projections.client;

import static com.pxlpeak.projections.client.Decided.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.id.ClientKey;
import com.pxlpeak.cluster.partition.JournalEntry;
import com.pxlpeak.cluster.partition.JournalEntry.Batch;
import com.pxlpeak.cluster.partition.JournalEntry.Checkpoint;
import com.pxlpeak.cluster.partition.JournalEntry.Decision;
import com.pxlpeak.sessions.client.ClientFact;
import com.pxlpeak.sessions.client.Clients;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.testkit.typed.annotations.JUnit5TestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestKitJUnit5Extension;
import org.apache.pekko.persistence.query.EventEnvelope;
import org.apache.pekko.persistence.query.Offset;
import org.apache.pekko.persistence.query.javadsl.EventsByPersistenceIdQuery;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Journals in memory, which end where their entries end. */
@ExtendWith(TestKitJUnit5Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class JournalSourceTest {

    private static final ClientKey BOB = ClientKey.parse("shop|cid_bob");

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create();

    private final Map<Integer, List<JournalEntry<ClientFact>>> journals = new HashMap<>();

    @BeforeEach
    void beginWithNothing() {
        journals.clear();
    }

    @Test
    void anEntryIsDoneWithOnlyWhenItsLastFactIs() {
        append(0, Decided.on(ANN, "09:00", "09:10"));

        assertThat(read("")).extracting(JournaledFact::offset).containsExactly("", "", "", "0:1");
    }

    @Test
    void goesOnAfterTheSequenceNumberThatWasSaved() {
        append(0, Decided.on(ANN, "09:00"));
        append(0, Decided.on(ANN, "15:00"));

        assertThat(read("0:1")).extracting(JournaledFact::sequenceNr).containsOnly(2L);
        assertThat(read("0:2")).isEmpty();
    }

    @Test
    void keepsTheOrderOfEachJournal() {
        append(0, Decided.on(ANN, "09:00"));
        append(0, Decided.on(ANN, "15:00"));
        append(1, Decided.on(BOB, "09:00"));
        append(1, Decided.on(BOB, "15:00"));

        List<JournaledFact> facts = read("");

        assertThat(facts).hasSize(8);
        for (ClientKey client : List.of(ANN, BOB)) {
            assertThat(facts.stream().filter(fact -> fact.client().equals(client)))
                    .extracting(JournaledFact::sequenceNr)
                    .containsExactly(1L, 1L, 2L, 2L);
        }
        assertThat(facts.get(7).offset()).isEqualTo("0:2,1:2");
    }

    /** Entries without facts move the offset with the next fact. Until one comes they are read again: they are few. */
    @Test
    void aCheckpointIsPassedWithTheNextFact() {
        append(0, Decided.on(ANN, "09:00"));
        journal(0).add(new Checkpoint<>(Decided.TOPIC, 1, 2));
        append(0, List.of());

        assertThat(read("")).extracting(JournaledFact::offset).containsExactly("", "0:1");

        append(0, Decided.on(ANN, "15:00"));
        assertThat(read("")).extracting(JournaledFact::offset).containsExactly("", "0:1", "0:3", "0:4");
    }

    @Test
    void nothingIsLostWhereverItStopsAndGoesOn() {
        append(0, Decided.on(ANN, "09:00", "09:50", "09:25"));
        append(1, Decided.on(BOB, "09:00", "15:00"));
        append(0, Decided.on(ANN, "18:00"));
        List<JournaledFact> all = read("");

        for (int done = 1; done < all.size(); done++) {
            List<JournaledFact> stopped = all.subList(0, done);
            Set<ClientFact> facts =
                    new HashSet<>(stopped.stream().map(JournaledFact::fact).toList());
            read(stopped.get(done - 1).offset()).forEach(fact -> facts.add(fact.fact()));

            assertThat(facts)
                    .containsExactlyInAnyOrderElementsOf(
                            new HashSet<>(all.stream().map(JournaledFact::fact).toList()));
        }
    }

    @Test
    void instancesShareAllPartitionsAndEachHasItsOwn() {
        List<Integer> shared = new ArrayList<>();
        for (int instance = 0; instance < 3; instance++) {
            shared.addAll(ClientProjection.share(instance, 3, 8));
        }

        assertThat(shared).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
    }

    private void append(int partition, List<Decision<ClientFact>> decisions) {
        List<JournalEntry<ClientFact>> journal = journal(partition);
        journal.add(new Batch<>(Decided.TOPIC, journal.size(), journal.size() + 1L, journal.size() + 1L, decisions));
    }

    private List<JournalEntry<ClientFact>> journal(int partition) {
        return journals.computeIfAbsent(partition, any -> new ArrayList<>());
    }

    private List<JournaledFact> read(String saved) {
        EventsByPersistenceIdQuery query = (persistenceId, from, to) -> Source.from(journals.keySet())
                .filter(partition -> Clients.persistenceId(partition).equals(persistenceId))
                .mapConcat(partition -> envelopes(partition, from));
        return new JournalSource(List.copyOf(new TreeSet<>(journals.keySet())), query)
                .source(() ->
                        CompletableFuture.completedFuture(Optional.of(saved).filter(text -> !text.isEmpty())))
                .thenCompose(source -> source.runWith(Sink.seq(), pekko.system()))
                .toCompletableFuture()
                .join();
    }

    private List<EventEnvelope> envelopes(int partition, long from) {
        List<JournalEntry<ClientFact>> journal = journal(partition);
        List<EventEnvelope> envelopes = new ArrayList<>();
        for (long sequenceNr = from; sequenceNr <= journal.size(); sequenceNr++) {
            envelopes.add(EventEnvelope.apply(
                    Offset.sequence(sequenceNr),
                    Clients.persistenceId(partition),
                    sequenceNr,
                    Clients.journal().write(journal.get((int) sequenceNr - 1)),
                    0));
        }
        return envelopes;
    }
}
