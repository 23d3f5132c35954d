package com.pxlpeak.projections.client;

import com.pxlpeak.projections.schema.Tables;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.persistence.cassandra.query.javadsl.CassandraReadJournal;
import org.apache.pekko.persistence.query.PersistenceQuery;
import org.apache.pekko.projection.Projection;
import org.apache.pekko.projection.ProjectionId;
import org.apache.pekko.projection.cassandra.javadsl.CassandraProjection;

/**
 * Keeps ClickHouse in step with the journals of the client partitions: a few instances in the cluster, each following
 * its share of the journals. Every row names the record it came from, so what is inserted again after a failure changes
 * nothing.
 */
public final class ClientProjection {

    static final String NAME = "client-facts";

    private ClientProjection() {}

    public static void init(ActorSystem<?> system, ProjectionSettings settings, int partitions, Tables tables) {
        CassandraReadJournal journals = PersistenceQuery.get(system)
                .getReadJournalFor(CassandraReadJournal.class, CassandraReadJournal.Identifier());
        ProjectionInstances.run(
                system,
                NAME,
                settings.instances(),
                instance -> projection(
                        instance,
                        settings,
                        new JournalSource(share(instance, settings.instances(), partitions), journals),
                        tables));
    }

    private static Projection<JournaledFact> projection(
            int instance, ProjectionSettings settings, JournalSource source, Tables tables) {
        return CassandraProjection.groupedWithin(id(instance), source, () -> new FactHandler(tables))
                .withGroup(settings.groupRows(), settings.groupWithin())
                .withStatusObserver(new SavedPositions());
    }

    static ProjectionId id(int instance) {
        return ProjectionId.of(NAME, Integer.toString(instance));
    }

    static List<Integer> share(int instance, int instances, int partitions) {
        return IntStream.range(0, partitions)
                .filter(partition -> partition % instances == instance)
                .boxed()
                .toList();
    }
}
