package com.pxlpeak.projections.client;

import static com.pxlpeak.projections.client.Decided.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.id.ClientKey;
import com.pxlpeak.cluster.partition.JournalEntry.Batch;
import com.pxlpeak.projections.schema.Fingerprint;
import com.pxlpeak.projections.schema.OffsetRange;
import com.pxlpeak.projections.schema.RowsRefused;
import com.pxlpeak.projections.schema.StoredOffsets;
import com.pxlpeak.projections.schema.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.apache.pekko.Done;
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
class ReconcileHandlerTest {

    private static final ReconcilerSettings AT_ONCE = new ReconcilerSettings(Duration.ofMillis(1), Duration.ZERO, 10);

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create();

    private final List<ReconcilerCounts> found = new ArrayList<>();
    private final Stored stored = new Stored();
    private MemoryJournals journals = new MemoryJournals();

    @BeforeEach
    void beginWithNothing() {
        journals = new MemoryJournals();
        found.clear();
        stored.clear();
    }

    @Test
    void whereAllIsWellOneQuestionIsAskedForAllEntriesThatLieTogether() {
        append(0, "09:00");
        append(0, "15:00", "15:05");
        stored.at(0, 1, 2);

        reconcile(entries("", 2));

        assertThat(counts()).isEqualTo(new ReconcilerCounts(3, 0, 0, 0));
        assertThat(stored.questions).hasSize(1);
    }

    @Test
    void whatIsMissingIsInsertedAnewAndCounted() {
        append(0, "09:00", "09:10");
        append(0, "15:00");
        stored.at(0);

        reconcile(entries("", 2));

        assertThat(counts()).isEqualTo(new ReconcilerCounts(3, 2, 0, 0));
        assertThat(stored.inserted).containsExactly(1L, 2L);
    }

    @Test
    void rowOfARecordThatLedToNoEventIsToldOfAndLeft() {
        append(0, "09:00");
        journals.write(0, new Batch<>(Decided.TOPIC, 1, 5, 0, Decided.on(4, ANN, "15:00")));
        stored.at(0, 3, 4);

        reconcile(entries("", 2));

        assertThat(counts()).isEqualTo(new ReconcilerCounts(2, 0, 0, 1));
        assertThat(stored.inserted).isEmpty();
    }

    @Test
    void whatClickHouseRefusesIsCountedApart() {
        append(0, "09:00", "09:10");
        stored.refused = 1;

        reconcile(entries("", 1));

        assertThat(counts()).isEqualTo(new ReconcilerCounts(2, 1, 1, 0));
    }

    @Test
    void nothingIsComparedThatTheProjectionIsNotDoneWith() {
        append(0, "09:00");
        append(0, "15:00");

        assertThat(entries("", 1)).hasSize(1);
    }

    @Test
    void goesOnWhereItWas() {
        append(0, "09:00");
        String saved = entries("", 1).get(0).offset();
        append(0, "15:00");

        assertThat(CheckedRange.of(entries(saved, 2)))
                .extracting(CheckedRange::range)
                .containsExactly(new OffsetRange(Decided.TOPIC, 0, 1, 2));
    }

    @Test
    void partitionsAreRangesOfTheirOwn() {
        append(0, "09:00");
        append(1, "09:00");

        assertThat(CheckedRange.of(entries("", 1)))
                .extracting(range -> range.range().partition())
                .containsExactly(0, 1);
    }

    private void append(int partition, String... clocks) {
        ClientKey client = ClientKey.parse("shop|cid_" + partition);
        long from = journals.next(partition);
        journals.append(partition, Decided.at(partition, from, client, clocks), clocks.length);
    }

    /** Of all journals, when the projection is done through an entry. */
    private List<SettledEntry> entries(String saved, long through) {
        JournalPositions done = JournalPositions.START;
        for (int partition : journals.partitions()) {
            done = done.with(partition, new JournalPosition(through, JournalPosition.START.decided()));
        }
        JournalPositions projected = done;
        return new SettledEntries(
                        journals.partitions().size(),
                        journals,
                        () -> CompletableFuture.completedFuture(projected),
                        AT_ONCE)
                .source(() ->
                        CompletableFuture.completedFuture(Optional.of(saved).filter(text -> !text.isEmpty())))
                .thenCompose(source -> source.take(
                                saved.isEmpty()
                                        ? through * journals.partitions().size()
                                        : 2)
                        .runWith(Sink.seq(), pekko.system()))
                .toCompletableFuture()
                .join();
    }

    private void reconcile(List<SettledEntry> entries) {
        Patience patience = new Patience(
                "ClickHouse",
                failure -> RowsRefused.in(failure).isPresent(),
                time -> CompletableFuture.completedFuture(Done.getInstance()));
        assertThat(new ReconcileHandler(
                                stored, new RereadJournals(journals, pekko.system()), stored, patience, found::add)
                        .process(entries))
                .succeedsWithin(Duration.ofSeconds(10));
    }

    private ReconcilerCounts counts() {
        return found.stream().reduce(ReconcilerCounts.NONE, ReconcilerCounts::plus);
    }

    private static final class Stored implements StoredOffsets, Tables {

        private final Set<Long> offsets = new TreeSet<>();
        private final List<OffsetRange> questions = new ArrayList<>();
        private final List<Long> inserted = new ArrayList<>();
        private long refused = -1;

        void clear() {
            offsets.clear();
            questions.clear();
            inserted.clear();
            refused = -1;
        }

        void at(long... there) {
            for (long offset : there) {
                offsets.add(offset);
            }
        }

        @Override
        public CompletionStage<Fingerprint> fingerprint(OffsetRange range) {
            questions.add(range);
            return offsets(range).thenApply(Fingerprint::of);
        }

        @Override
        public CompletionStage<Set<Long>> offsets(OffsetRange range) {
            return CompletableFuture.completedFuture(offsets.stream()
                    .filter(offset -> offset >= range.from() && offset < range.until())
                    .collect(Collectors.toSet()));
        }

        @Override
        public CompletionStage<Done> insert(Rows rows) {
            if (rows.events().stream().anyMatch(row -> row.source().offset() == refused)) {
                return CompletableFuture.failedFuture(new RowsRefused("clickhouse.469", "no", new Exception()));
            }
            rows.events().forEach(row -> inserted.add(row.source().offset()));
            return CompletableFuture.completedFuture(Done.getInstance());
        }
    }
}
