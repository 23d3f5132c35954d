package com.pxlpeak.projections.client;

import com.pxlpeak.cluster.partition.JournalFormat;
import com.pxlpeak.sessions.client.Clients;
import com.pxlpeak.sessions.client.FactSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.persistence.query.javadsl.CurrentEventsByPersistenceIdQuery;
import org.apache.pekko.projection.javadsl.SourceProvider;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Source;

/**
 * The entries of all journals, once the projection has been done with them for some rounds. A round reads what has come
 * since the one before and asks nothing in between: what keeps up with journals closely is the projection.
 */
final class SettledEntries extends SourceProvider<String, SettledEntry> {

    private final int partitions;
    private final CurrentEventsByPersistenceIdQuery journals;
    private final Supplier<CompletionStage<JournalPositions>> projected;
    private final ReconcilerSettings settings;
    private final JournalFormat<FactSource, ?> format = Clients.sources();

    /** @param projected how far the projection has saved that it is; it may fail */
    SettledEntries(
            int partitions,
            CurrentEventsByPersistenceIdQuery journals,
            Supplier<CompletionStage<JournalPositions>> projected,
            ReconcilerSettings settings) {
        this.partitions = partitions;
        this.journals = journals;
        this.projected = projected;
        this.settings = settings;
    }

    @Override
    public CompletionStage<Source<SettledEntry, NotUsed>> source(
            Supplier<CompletionStage<Optional<String>>> savedOffset) {
        return savedOffset.get().thenApply(saved -> {
            JournalPositions start = JournalPositions.parse(saved.orElse(""));
            return Source.tick(settings.interval(), settings.interval(), Done.getInstance())
                    .mapMaterializedValue(tick -> NotUsed.getInstance())
                    .mapAsync(1, tick -> projected.get().exceptionally(unknown -> JournalPositions.START))
                    .statefulMapConcat(() -> new Settling(settings.roundsBehind())::settled)
                    .via(new Rounds(start).flow());
        });
    }

    @Override
    public String extractOffset(SettledEntry entry) {
        return entry.offset();
    }

    @Override
    public long extractCreationTime(SettledEntry entry) {
        return 0;
    }

    /** Holds back what the projection says until some rounds later. */
    private static final class Settling {

        private final int rounds;
        private final Deque<JournalPositions> held = new ArrayDeque<>();

        Settling(int rounds) {
            this.rounds = rounds;
        }

        Iterable<JournalPositions> settled(JournalPositions projected) {
            held.add(projected);
            return held.size() > rounds ? List.of(held.remove()) : List.of();
        }
    }

    /** Brings every journal to where it is settled, one after the other. */
    private final class Rounds {

        private final Map<Integer, FollowedJournal<FactSource>> followed = new LinkedHashMap<>();
        private JournalPositions done;

        Rounds(JournalPositions start) {
            this.done = start;
            for (int partition = 0; partition < partitions; partition++) {
                followed.put(partition, new FollowedJournal<>(partition, start.of(partition), format));
            }
        }

        Flow<JournalPositions, SettledEntry, NotUsed> flow() {
            return Flow.<JournalPositions>create().flatMapConcat(settled -> Source.from(followed.keySet())
                    .flatMapConcat(
                            partition -> round(partition, settled.of(partition).sequenceNr())));
        }

        private Source<SettledEntry, NotUsed> round(int partition, long settled) {
            FollowedJournal<FactSource> journal = followed.get(partition);
            if (journal == null || journal.at().sequenceNr() >= settled) {
                return Source.empty();
            }
            return journal.news(from ->
                            journals.currentEventsByPersistenceId(Clients.persistenceId(partition), from, settled))
                    .map(this::entry);
        }

        private SettledEntry entry(JournalNews<FactSource> news) {
            done = done.with(news.partition(), news.through());
            return new SettledEntry(news, done.text());
        }
    }
}
