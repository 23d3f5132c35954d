package com.pxlpeak.projections.client;

import com.pxlpeak.projections.schema.StoredOffsets;
import com.pxlpeak.projections.schema.Tables;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.persistence.cassandra.query.javadsl.CassandraReadJournal;
import org.apache.pekko.persistence.query.PersistenceQuery;
import org.apache.pekko.projection.ProjectionId;
import org.apache.pekko.projection.cassandra.javadsl.CassandraProjection;
import org.apache.pekko.projection.javadsl.ProjectionManagement;

/**
 * Proves that ClickHouse has what the journals have: some minutes behind the projection it looks for the row of every
 * event that was counted, and inserts what is missing. One in the cluster; a projection of its own, so it goes on where
 * it was. Has nothing to do unless there is a bug, or ClickHouse has lost what it had acknowledged.
 */
public final class Reconciler {

    private static final String NAME = "client-reconciler";
    private static final Duration GROUP_WITHIN = Duration.ofSeconds(1);

    private ReconcilerCounts counts = ReconcilerCounts.NONE;

    private Reconciler() {}

    /**
     * Begins, here or on another node.
     *
     * @param instances of the projection
     * @param tables as they are, without a quarantine
     */
    public static Reconciler init(
            ActorSystem<?> system,
            ReconcilerSettings settings,
            int partitions,
            int instances,
            Tables tables,
            StoredOffsets stored,
            Patience clickHouse) {
        Reconciler reconciler = new Reconciler();
        CassandraReadJournal journals = PersistenceQuery.get(system)
                .getReadJournalFor(CassandraReadJournal.class, CassandraReadJournal.Identifier());
        SettledEntries entries = new SettledEntries(partitions, journals, () -> projected(system, instances), settings);
        ProjectionInstances.run(system, NAME, 1, instance -> CassandraProjection.groupedWithin(
                        ProjectionId.of(NAME, Integer.toString(instance)),
                        entries,
                        () -> new ReconcileHandler(
                                stored, new RereadJournals(journals, system), tables, clickHouse, reconciler::found))
                .withGroup(settings.groupEntries(), GROUP_WITHIN));
        return reconciler;
    }

    /** On this node. */
    public synchronized ReconcilerCounts counts() {
        return counts;
    }

    private synchronized void found(ReconcilerCounts more) {
        counts = counts.plus(more);
    }

    /** What the instances of the projection have saved. */
    private static CompletionStage<JournalPositions> projected(ActorSystem<?> system, int instances) {
        List<CompletableFuture<Optional<String>>> saved = IntStream.range(0, instances)
                .mapToObj(ClientProjection::id)
                .map(id ->
                        ProjectionManagement.get(system).<String>getOffset(id).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(saved.toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> saved.stream()
                        .map(offset -> JournalPositions.parse(offset.join().orElse("")))
                        .reduce(JournalPositions.START, JournalPositions::and));
    }
}
