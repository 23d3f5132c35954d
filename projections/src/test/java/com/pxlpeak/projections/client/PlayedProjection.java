package com.pxlpeak.projections.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.GenericRecord;
import com.pxlpeak.cluster.id.ClientKey;
import com.pxlpeak.projections.schema.ClickHouseAddress;
import com.pxlpeak.projections.schema.ClickHouseOffsets;
import com.pxlpeak.projections.schema.ClickHouseTables;
import com.pxlpeak.projections.schema.RowsRefused;
import com.pxlpeak.projections.schema.TableRow;
import com.pxlpeak.projections.schema.Tables;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.stream.javadsl.Sink;

/** Projection and reconciler on journals in memory and a real ClickHouse. */
public final class PlayedProjection implements AutoCloseable {

    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final Executor EXECUTOR = new ForkJoinPool(4);

    private final ActorSystem<Void> pekko =
            ActorSystem.create(Behaviors.empty(), "played", ConfigFactory.defaultReference());
    private final MemoryJournals journals = new MemoryJournals();
    private final List<String> quarantine = new ArrayList<>();
    private final Client client;
    private final ClickHouseTables tables;
    private final ClickHouseOffsets offsets;
    private String saved = "";
    private ReconcilerCounts counts = ReconcilerCounts.NONE;

    /** On a database that has the tables, which are emptied. */
    public PlayedProjection(ClickHouseAddress address) {
        this.client = new Client.Builder()
                .addEndpoint(address.url())
                .setUsername(address.user())
                .setPassword(address.password())
                .setDefaultDatabase(address.database())
                .build();
        this.tables = new ClickHouseTables(address, EXECUTOR);
        this.offsets = new ClickHouseOffsets(address, EXECUTOR);
        for (String table : List.of("events", "sessions", "session_merges")) {
            sql("TRUNCATE TABLE " + table);
        }
    }

    /**
     * Journals as many clients' visits: of two sessions that an event between them makes one, and another. Five records, and
     * a sixth that led to nothing.
     */
    public void visits(int clients) {
        for (int i = 0; i < clients; i++) {
            int partition = i % 2;
            long from = journals.next(partition);
            ClientKey visitor = ClientKey.parse("shop|cid_" + partition + "x" + from);
            journals.append(
                    partition, Decided.at(partition, from, visitor, "09:00", "09:50", "09:55", "09:25", "15:00"), 6);
        }
    }

    /** From where it was, in groups of so many facts. */
    public void project(int group) {
        List<JournaledFact> facts = new JournalSource(journals.partitions(), journals)
                .source(() ->
                        CompletableFuture.completedFuture(Optional.of(saved).filter(offset -> !offset.isEmpty())))
                .thenCompose(source -> source.runWith(Sink.seq(), pekko))
                .toCompletableFuture()
                .join();
        for (int from = 0; from < facts.size(); from += group) {
            List<JournaledFact> next = facts.subList(from, Math.min(facts.size(), from + group));
            assertThat(new FactHandler(patient()).process(next)).succeedsWithin(AT_MOST);
            saved = next.get(next.size() - 1).offset();
        }
    }

    public void forgetWhatIsSaved() {
        saved = "";
    }

    /** Compares all that is journaled. */
    public ReconcilerCounts reconcile() {
        JournalPositions done = JournalPositions.parse(saved);
        long entries = done.byPartition().values().stream()
                .mapToLong(JournalPosition::sequenceNr)
                .sum();
        List<SettledEntry> settled = new SettledEntries(
                        journals.partitions().size(),
                        journals,
                        () -> CompletableFuture.completedFuture(done),
                        new ReconcilerSettings(Duration.ofMillis(1), Duration.ZERO, 1))
                .source(() -> CompletableFuture.completedFuture(Optional.empty()))
                .thenCompose(source -> source.take(entries).runWith(Sink.seq(), pekko))
                .toCompletableFuture()
                .join();
        counts = ReconcilerCounts.NONE;
        assertThat(new ReconcileHandler(
                                offsets,
                                new RereadJournals(journals, pekko),
                                tables,
                                patience(),
                                more -> counts = counts.plus(more))
                        .process(settled))
                .succeedsWithin(AT_MOST);
        return counts;
    }

    /** Inserts events that happened at these times, as one group. */
    public void insert(Instant... times) {
        List<JournaledFact> facts = IntStream.range(0, times.length)
                .mapToObj(i -> Decided.recordedAt(times[i], i))
                .toList();
        assertThat(patient().insert(FactHandler.rows(facts))).succeedsWithin(AT_MOST);
    }

    /** What readers see, as one line. */
    public String numbers() {
        return sql("SELECT toString((SELECT (count(), groupBitXor(cityHash64(client_id, event_id, session_id, event_time)))"
                        + " FROM events FINAL)) || toString((SELECT (count(), sum(events), groupBitXor(cityHash64("
                        + "session_id, started_at, ended_at, entry_page, exit_page, events, revision)))"
                        + " FROM sessions FINAL WHERE is_deleted = 0)) || toString((SELECT (count(),"
                        + " groupBitXor(cityHash64(from_id, into_id))) FROM session_merges FINAL)) AS numbers")
                .get(0)
                .getString("numbers");
    }

    public long count(String table) {
        return sql("SELECT toInt64(count()) AS count FROM " + table).get(0).getLong("count");
    }

    public List<GenericRecord> sql(String statement) {
        return client.queryAll(statement);
    }

    /** What was set aside: code, table and offset. */
    public List<String> quarantine() {
        return List.copyOf(quarantine);
    }

    private Tables patient() {
        return new PatientTables(tables, this::keep, patience(), patience());
    }

    private CompletionStage<Done> keep(TableRow row, RowsRefused reason) {
        quarantine.add(reason.code() + " "
                + KafkaRowQuarantineTest.headers(KafkaRowQuarantine.record(row, reason))
                        .get("source"));
        return CompletableFuture.completedFuture(Done.getInstance());
    }

    private static Patience patience() {
        return new Patience(
                "ClickHouse",
                failure -> RowsRefused.in(failure).isPresent(),
                time -> CompletableFuture.failedFuture(new IllegalStateException("waits for " + time)));
    }

    @Override
    public void close() {
        tables.close();
        offsets.close();
        client.close();
        pekko.terminate();
    }
}
