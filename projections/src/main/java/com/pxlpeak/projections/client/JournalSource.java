package com.pxlpeak.projections.client;

import com.pxlpeak.cluster.id.ClientKey;
import com.pxlpeak.cluster.partition.JournalEntry.Decision;
import com.pxlpeak.cluster.partition.JournalFormat;
import com.pxlpeak.sessions.client.ClientFact;
import com.pxlpeak.sessions.client.Clients;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.NotUsed;
import org.apache.pekko.persistence.query.javadsl.EventsByPersistenceIdQuery;
import org.apache.pekko.projection.javadsl.SourceProvider;
import org.apache.pekko.stream.javadsl.Source;

/**
 * The facts of several partitions' journals as one stream, each journal in its order and without a gap. The offset holds
 * the position in every journal, so that one insert can take rows of all of them.
 */
final class JournalSource extends SourceProvider<String, JournaledFact> {

    private final List<Integer> partitions;
    private final EventsByPersistenceIdQuery journals;
    private final JournalFormat<ClientFact, ?> format = Clients.journal();

    JournalSource(List<Integer> partitions, EventsByPersistenceIdQuery journals) {
        this.partitions = List.copyOf(partitions);
        this.journals = journals;
    }

    @Override
    public CompletionStage<Source<JournaledFact, NotUsed>> source(
            Supplier<CompletionStage<Optional<String>>> savedOffset) {
        return savedOffset.get().thenApply(saved -> source(JournalPositions.parse(saved.orElse(""))));
    }

    private Source<JournaledFact, NotUsed> source(JournalPositions saved) {
        return Source.from(partitions)
                .flatMapMerge(
                        partitions.size(), partition -> new FollowedJournal<>(partition, saved.of(partition), format)
                                .news(from -> journals.eventsByPersistenceId(
                                        Clients.persistenceId(partition), from, Long.MAX_VALUE)))
                .statefulMapConcat(() -> new Unpacking(saved)::facts);
    }

    @Override
    public String extractOffset(JournaledFact fact) {
        return fact.offset();
    }

    @Override
    public long extractCreationTime(JournaledFact fact) {
        return 0;
    }

    /** Takes entries apart; an entry is done with only when its last fact is. */
    private static final class Unpacking {

        private JournalPositions positions;
        private String offset;

        Unpacking(JournalPositions start) {
            this.positions = start;
            this.offset = start.text();
        }

        Iterable<JournaledFact> facts(JournalNews<ClientFact> news) {
            String before = offset;
            positions = positions.with(news.partition(), news.through());
            offset = positions.text();
            List<JournaledFact> facts = new ArrayList<>();
            for (Decision<ClientFact> decision : news.decisions()) {
                ClientKey client = ClientKey.parse(decision.key());
                for (ClientFact fact : decision.facts()) {
                    facts.add(new JournaledFact(client, fact, news.sequenceNr(), before));
                }
            }
            if (!facts.isEmpty()) {
                JournaledFact last = facts.remove(facts.size() - 1);
                facts.add(new JournaledFact(last.client(), last.fact(), last.sequenceNr(), offset));
            }
            return facts;
        }
    }
}
