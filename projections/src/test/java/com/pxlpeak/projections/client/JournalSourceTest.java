package com.pxlpeak.projections.client;

import static com.pxlpeak.projections.client.Decided.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.id.ClientKey;
import com.pxlpeak.cluster.partition.JournalEntry;
import com.pxlpeak.cluster.partition.JournalEntry.Batch;
import com.pxlpeak.cluster.partition.JournalEntry.Checkpoint;
import com.pxlpeak.sessions.client.ClientFact;
import com.pxlpeak.sessions.client.ClientFact.EventRecorded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.pekko.actor.testkit.typed.annotations.JUnit5TestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestKitJUnit5Extension;
import org.apache.pekko.stream.javadsl.Sink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestKitJUnit5Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class JournalSourceTest {

    private static final ClientKey BOB = ClientKey.parse("shop|cid_bob");

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create();

    private static final String TOPIC = Decided.TOPIC.toString();

    private MemoryJournals journals = new MemoryJournals();

    @BeforeEach
    void beginWithNothing() {
        journals = new MemoryJournals();
    }

    @Test
    void anEntryIsDoneWithOnlyWhenItsLastFactIs() {
        append(0, ANN, "09:00", "09:10");

        assertThat(read("")).extracting(JournaledFact::offset).containsExactly("", "", "", saved(1, 2));
    }

    @Test
    void goesOnAfterTheEntryThatWasSaved() {
        append(0, ANN, "09:00");
        append(0, ANN, "15:00");

        assertThat(read(saved(1, 1))).extracting(JournaledFact::sequenceNr).containsOnly(2L);
        assertThat(read(saved(2, 2))).isEmpty();
    }

    /** Which offsets it had decided was not saved then: the last entry is read again to know. */
    @Test
    void goesOnWithTheEntryThatAnEarlierReleaseSaved() {
        append(0, ANN, "09:00");
        append(0, ANN, "15:00");

        assertThat(read("0:2")).extracting(JournaledFact::offset).containsExactly("0:2", saved(2, 2));
    }

    @Test
    void keepsTheOrderOfEachJournal() {
        append(0, ANN, "09:00");
        append(0, ANN, "15:00");
        append(1, BOB, "09:00");
        append(1, BOB, "15:00");

        List<JournaledFact> facts = read("");

        assertThat(facts).hasSize(8);
        for (ClientKey client : List.of(ANN, BOB)) {
            assertThat(facts.stream().filter(fact -> fact.client().equals(client)))
                    .extracting(JournaledFact::sequenceNr)
                    .containsExactly(1L, 1L, 2L, 2L);
        }
        assertThat(facts.get(7).offset()).isEqualTo(saved(2, 2) + ",1:2:2:" + TOPIC);
    }

    /** Entries without facts move the offset with the next fact. Until one comes they are read again: they are few. */
    @Test
    void aCheckpointIsPassedWithTheNextFact() {
        append(0, ANN, "09:00");
        write(0, new Checkpoint<>(Decided.TOPIC, 1, 2));

        assertThat(read("")).extracting(JournaledFact::offset).containsExactly("", saved(1, 1));

        append(0, ANN, "15:00");
        assertThat(read(""))
                .extracting(JournaledFact::offset)
                .containsExactly("", saved(1, 1), saved(2, 1), saved(3, 2));
    }

    @Test
    void nothingIsLostWhereverItStopsAndGoesOn() {
        append(0, ANN, "09:00", "09:50", "09:25");
        append(1, BOB, "09:00", "15:00");
        append(0, ANN, "18:00");
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

    /** Of what two writers decided, recovery keeps the first word on each offset. */
    @Test
    void whatAnEarlierEntryDecidedIsNotDecidedAgain() {
        write(0, 1, batch(0, ANN, "09:00", "09:10"));
        write(0, 1, batch(0, ANN, "09:00", "09:10", "09:20"));
        write(0, 2, batch(2, ANN, "09:20", "15:00"));
        write(0, 2, batch(3, ANN, "15:00"));

        assertThat(recorded(read(""))).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void whatIsDecidedIsKnownAfterARestart() {
        write(0, 1, batch(0, ANN, "09:00", "09:10"));
        List<JournaledFact> before = read("");
        write(0, 2, batch(0, ANN, "09:00", "09:10", "09:20"));

        assertThat(recorded(read(before.get(before.size() - 1).offset()))).containsExactly(2L);
    }

    /** It was written while the other writer's entry with that number had been read already. */
    @Test
    void anEntryWithANumberAlreadyPassedIsFoundAfterARestart() {
        write(0, 1, batch(0, ANN, "09:00"));
        write(0, 1, batch(0, ANN, "09:00", "09:10"));
        write(0, 2, batch(2, ANN, "09:20"));

        assertThat(recorded(read(saved(1, 1)))).containsExactly(1L, 2L);
    }

    @Test
    void looksAsFarBackAsItTakesWhenOffsetsAreMissing() {
        for (int offset = 0; offset < 400; offset++) {
            write(0, offset + 1, batch(offset, ANN, "09:00"));
        }
        write(0, 2, batch(1, ANN, minutes(600)));
        write(0, 401, batch(601, ANN, "15:00"));

        assertThat(recorded(read(saved(400, 400))))
                .containsExactlyElementsOf(LongStream.range(400, 602).boxed().toList());
    }

    /** After 90 days entries are gone. What follows must not wait for them for ever. */
    @Test
    void goesOnWhenTheJournalDoesNotHoldWhatIsMissing() {
        write(0, 7, batch(20, ANN, "09:00"));

        assertThat(recorded(read(saved(3, 10)))).containsExactly(20L);
    }

    @Test
    void offsetsOfATopicCreatedAnewAreOthers() {
        write(0, 1, batch(0, ANN, "09:00"));
        UUID other = new UUID(3, 4);
        write(0, 2, new Batch<>(other, 0, 1, 2, Decided.on(0, ANN, "15:00")));

        assertThat(read("")).extracting(JournaledFact::offset).endsWith("0:2:1:" + other);
    }

    @Test
    void instancesShareAllPartitionsAndEachHasItsOwn() {
        List<Integer> shared = new ArrayList<>();
        for (int instance = 0; instance < 3; instance++) {
            shared.addAll(ClientProjection.share(instance, 3, 8));
        }

        assertThat(shared).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
    }

    private static String saved(long sequenceNr, long next) {
        return "0:" + sequenceNr + ":" + next + ":" + TOPIC;
    }

    private static String[] minutes(int count) {
        return IntStream.range(0, count)
                .mapToObj(minute -> "%02d:%02d".formatted(minute / 60, minute % 60))
                .toArray(String[]::new);
    }

    /** The offsets of the events that were recorded. */
    private static List<Long> recorded(List<JournaledFact> facts) {
        return facts.stream()
                .map(JournaledFact::fact)
                .filter(EventRecorded.class::isInstance)
                .map(fact -> fact.source().offset())
                .toList();
    }

    private void append(int partition, ClientKey client, String... clocks) {
        write(partition, batch(journals.next(partition), client, clocks));
    }

    private static Batch<ClientFact> batch(long from, ClientKey client, String... clocks) {
        return new Batch<>(Decided.TOPIC, from, from + clocks.length, 0, Decided.on(from, client, clocks));
    }

    private void write(int partition, JournalEntry<ClientFact> entry) {
        journals.write(partition, entry);
    }

    private void write(int partition, long sequenceNr, JournalEntry<ClientFact> entry) {
        journals.write(partition, sequenceNr, entry);
    }

    private List<JournaledFact> read(String saved) {
        return new JournalSource(journals.partitions(), journals)
                .source(() ->
                        CompletableFuture.completedFuture(Optional.of(saved).filter(text -> !text.isEmpty())))
                .thenCompose(source -> source.runWith(Sink.seq(), pekko.system()))
                .toCompletableFuture()
                .join();
    }
}
