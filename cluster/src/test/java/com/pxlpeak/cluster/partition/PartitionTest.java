package com.pxlpeak.cluster.partition;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.partition.JournalEntry.Batch;
import com.pxlpeak.cluster.partition.JournalEntry.Checkpoint;
import com.pxlpeak.cluster.partition.Ledger.Added;
import com.pxlpeak.cluster.partition.Ledger.Sum;
import com.typesafe.config.ConfigFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.annotations.JUnit5TestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestKitJUnit5Extension;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.apache.pekko.persistence.testkit.javadsl.SnapshotTestKit;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mechanism on a toy core: a topic and a store in memory, a journal that fails when told to. */
@ExtendWith(TestKitJUnit5Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class PartitionTest {

    private static final String JOURNAL = Ledger.KIND.persistenceId(0);
    private static final JournalFormat<Added, Sum> FORMAT = new JournalFormat<>(Ledger.KIND);

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create(PersistenceTestKitPlugin.getInstance()
            .config()
            .withFallback(PersistenceTestKitSnapshotPlugin.config())
            .withFallback(ConfigFactory.load()));

    private final PersistenceTestKit journal = PersistenceTestKit.create(pekko.system());
    private final SnapshotTestKit snapshots = SnapshotTestKit.create(pekko.system());
    private final List<String> quarantined = new CopyOnWriteArrayList<>();
    private final List<Batch<Added>> observed = new CopyOnWriteArrayList<>();
    private final WriteTurns turns = new WriteTurns(1);
    private MemoryTopic topic = new MemoryTopic();
    private MemoryParkedStates store = new MemoryParkedStates();

    @BeforeEach
    void beginWithNothing() {
        journal.clearAll();
        snapshots.clearAll();
        journal.resetPolicy();
        quarantined.clear();
        observed.clear();
        topic = new MemoryTopic();
        store = new MemoryParkedStates();
    }

    @Test
    void journalsEveryRecordOnceWithTheOffsetsCovered() {
        Map<String, Long> expected = send(500, 20, new Random(1));

        run(settings(100_000), 500);

        assertThat(journaledSums()).isEqualTo(expected);
        assertThat(journaledOffsets()).hasSize(500).doesNotHaveDuplicates();
        assertThat(batches().get(0).from()).isZero();
        assertThat(batches().get(batches().size() - 1).until()).isEqualTo(500);
    }

    @Test
    void writesWhatGathersMeanwhileAsOneEntry() {
        send(2_000, 50, new Random(2));

        run(settings(100_000), 2_000);

        assertThat(batches()).hasSizeLessThan(200);
    }

    @Test
    void goesOnWhereTheJournalEndsAfterACrash() {
        Map<String, Long> expected = send(300, 10, new Random(3));
        run(settings(100_000), 300);
        send(expected, 300, 10, new Random(4));

        run(settings(100_000), 600);

        assertThat(journaledSums()).isEqualTo(expected);
        assertThat(journaledOffsets()).hasSize(600).doesNotHaveDuplicates();
    }

    @Test
    void recoversFromACheckpointAndTheTailAfterIt() {
        Map<String, Long> expected = send(300, 40, new Random(5));
        run(settings(50), 300);
        assertThat(entries()).anyMatch(Checkpoint.class::isInstance);
        send(expected, 30, 40, new Random(6));
        run(settings(100_000), 330);
        send(expected, 300, 40, new Random(7));

        run(settings(50), 630);

        assertThat(journaledSums()).isEqualTo(expected);
        assertThat(journaledOffsets()).hasSize(630).doesNotHaveDuplicates();
    }

    @Test
    void parksIdleKeysAndWakesThemWithWhatTheyKnew() {
        topic.send("ann", "1");
        ActorRef<PartitionCommand> partition = start(settings(100_000));
        awaitJournaled(1);
        TestProbe<ByteString> probe = pekko.createTestProbe();
        probe.awaitAssert(Duration.ofSeconds(5), () -> {
            assertThat(store.rows()).containsKey("ann");
            return Done.getInstance();
        });

        partition.tell(new PartitionCommand.Inspect("ann", probe.ref()));

        assertThat(FORMAT.readState(probe.receiveMessage())).isEqualTo(new Sum(1));
        pekko.stop(partition);
    }

    @Test
    void readsNoRowForAKeyThatWasNeverParked() {
        send(100, 100, new Random(8));
        ActorRef<PartitionCommand> partition = start(settings(100_000));
        awaitJournaled(100);
        int readsWhileTheKeysWereLoaded = store.reads();
        pekko.stop(partition);

        assertThat(readsWhileTheKeysWereLoaded).isLessThanOrEqualTo(100);
    }

    @Test
    void setsARecordThatBreaksTheCoreAsideAndGoesOn() {
        topic.send("ann", "1");
        topic.send("ann", "-1");
        topic.send("bob", "no number");
        topic.send(" ", "3");
        topic.send("ann", "2");

        run(settings(100_000), 2);

        assertThat(quarantined).containsExactlyInAnyOrder("-1", "no number", "3");
        assertThat(journaledSums()).isEqualTo(Map.of("ann", 3L));
    }

    @Test
    void refusesAParkedStateThatIsAheadOfTheJournalUntilBothAgree() {
        topic.send("ann", "1");
        store.write(0, List.of(new Parked("ann", 5, FORMAT.writeState(new Sum(100)))));
        ActorRef<PartitionCommand> partition = start(settings(100_000));
        int reads = store.reads();
        pekko.createTestProbe().awaitAssert(Duration.ofSeconds(5), () -> {
            assertThat(store.reads()).isGreaterThan(reads + 2);
            return Done.getInstance();
        });
        assertThat(entries()).isEmpty();

        store.write(0, List.of(new Parked("ann", 0, FORMAT.writeState(new Sum(100)))));

        awaitJournaled(1);
        assertThat(journaledSums()).isEqualTo(Map.of("ann", 101L));
        pekko.stop(partition);
    }

    @Test
    void readsATopicThatWasCreatedAnewFromItsBeginning() {
        topic.send("ann", "1");
        run(settings(100_000), 1);
        topic.createAnew(new UUID(2, 2));
        topic.send("ann", "10");

        run(settings(100_000), 2);

        assertThat(journaledSums()).isEqualTo(Map.of("ann", 11L));
    }

    @Test
    void keepsTheFirstWordWhenTwoWritersDecidedTheSameOffsets() {
        topic.send("ann", "1");
        topic.send("ann", "2");
        run(settings(100_000), 2);
        Batch<Added> again = batches().get(0);
        journal.persistForRecovery(JOURNAL, List.of(FORMAT.write(again)));
        int journaledTwice = journaledOffsets().size();
        topic.send("ann", "4");

        run(settings(100_000), journaledTwice + 1);

        assertThat(batches()
                        .get(batches().size() - 1)
                        .decisions()
                        .get(0)
                        .facts()
                        .get(0)
                        .sum())
                .isEqualTo(7);
    }

    @Test
    void tellsWhatItJournaledAfterItDid() {
        send(50, 5, new Random(9));

        ActorRef<PartitionCommand> partition = start(settings(100_000));

        pekko.<Void>createTestProbe().awaitAssert(Duration.ofSeconds(10), () -> assertThat(
                        observed.stream().flatMap(PartitionTest::facts))
                .hasSize(50));
        pekko.stop(partition);
    }

    /** Crashes at random moments, failing journal writes, a store that fails half way: nothing is lost or doubled. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void losesAndDoublesNothingWhateverFails(long seed) {
        Random random = new Random(seed);
        Map<String, Long> expected = new HashMap<>();
        int sent = 0;
        for (int life = 0; life < 12; life++) {
            int more = 1 + random.nextInt(200);
            send(expected, more, 30, random);
            sent += more;
            if (random.nextInt(3) == 0) {
                journal.failNextPersisted(JOURNAL);
            }
            if (random.nextInt(3) == 0) {
                store.failNextWrite();
            }
            ActorRef<PartitionCommand> partition = start(settings(1 + random.nextInt(120)));
            awaitJournaled(random.nextInt(sent));
            pekko.stop(partition);
        }

        run(settings(100_000), sent);

        assertThat(journaledSums()).isEqualTo(expected);
        assertThat(journaledOffsets()).hasSize(sent).doesNotHaveDuplicates();
    }

    private Map<String, Long> send(int records, int keys, Random random) {
        Map<String, Long> sums = new HashMap<>();
        send(sums, records, keys, random);
        return sums;
    }

    private void send(Map<String, Long> sums, int records, int keys, Random random) {
        for (int i = 0; i < records; i++) {
            String key = "key-" + random.nextInt(keys);
            long amount = 1L + random.nextInt(1_000);
            topic.send(key, Long.toString(amount));
            sums.merge(key, amount, Long::sum);
        }
    }

    private void run(PartitionSettings settings, int facts) {
        ActorRef<PartitionCommand> partition = start(settings);
        awaitJournaled(facts);
        pekko.stop(partition);
    }

    private ActorRef<PartitionCommand> start(PartitionSettings settings) {
        PartitionPorts<Added> ports = new PartitionPorts<>(
                topic,
                store,
                (record, reason) -> {
                    quarantined.add(new String(record.value(), StandardCharsets.UTF_8));
                    return CompletableFuture.completedFuture(Done.getInstance());
                },
                turns,
                (partition, batch) -> observed.add(batch));
        return pekko.spawn(PartitionEntity.create(PartitionActor.create(0, Ledger.KIND, settings, ports), settings));
    }

    private static PartitionSettings settings(int checkpointRecords) {
        return new PartitionSettings(
                1,
                1,
                256,
                1 << 10,
                4 << 10,
                checkpointRecords,
                100_000,
                Duration.ofMillis(100),
                1_000,
                Duration.ofMillis(50),
                Duration.ofMillis(5),
                Duration.ofMillis(20));
    }

    private void awaitJournaled(int facts) {
        pekko.createTestProbe().awaitAssert(Duration.ofSeconds(20), Duration.ofMillis(5), () -> {
            assertThat(journaledOffsets()).hasSizeGreaterThanOrEqualTo(facts);
            return Done.getInstance();
        });
    }

    private List<JournalEntry<Added>> entries() {
        List<JournalEntry<Added>> entries = new ArrayList<>();
        for (Object stored : journal.persistedInStorage(JOURNAL)) {
            entries.add(FORMAT.read((StoredEntry) stored));
        }
        return entries;
    }

    private List<Batch<Added>> batches() {
        List<Batch<Added>> batches = new ArrayList<>();
        for (JournalEntry<Added> entry : entries()) {
            if (entry instanceof Batch<Added> batch) {
                batches.add(batch);
            }
        }
        return batches;
    }

    private static Stream<Added> facts(Batch<Added> batch) {
        return batch.decisions().stream().flatMap(decision -> decision.facts().stream());
    }

    private List<String> journaledOffsets() {
        return batches().stream()
                .flatMap(PartitionTest::facts)
                .map(fact -> fact.source().topic() + "/" + fact.source().offset())
                .toList();
    }

    /** The sum of every key as its last fact says: wrong, if any before it was lost or applied twice. */
    private Map<String, Long> journaledSums() {
        Map<String, Long> sums = new HashMap<>();
        batches().forEach(batch -> batch.decisions()
                .forEach(decision -> sums.put(
                        decision.key(),
                        decision.facts().get(decision.facts().size() - 1).sum())));
        return sums;
    }
}
