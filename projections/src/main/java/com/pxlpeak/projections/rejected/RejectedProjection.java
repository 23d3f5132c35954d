package com.pxlpeak.projections.rejected;

import com.pxlpeak.projections.client.Patience;
import com.pxlpeak.projections.client.ProjectionInstances;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.kafka.ConsumerSettings;
import org.apache.pekko.projection.ProjectionId;
import org.apache.pekko.projection.cassandra.javadsl.CassandraProjection;

/**
 * Keeps the table of what was not taken in step with the two topics that tell of it. One in the cluster. Every row is
 * named by what it came from, so what is inserted again after a failure changes nothing.
 */
public final class RejectedProjection {

    private static final String NAME = "rejected-events";

    /** Bounds memory: a record may hold 64 KiB of what was sent. */
    private static final int GROUP_RECORDS = 200;

    private static final Duration GROUP_WITHIN = Duration.ofMillis(500);

    private RejectedCounts counts = RejectedCounts.NONE;

    private RejectedProjection() {}

    /** Begins, here or on another node. */
    public static RejectedProjection init(
            ActorSystem<?> system,
            ConsumerSettings<byte[], byte[]> consumer,
            Admin admin,
            ClickHouseRejected table,
            Patience clickHouse) {
        RejectedProjection projection = new RejectedProjection();
        ProjectionInstances.run(system, NAME, 1, instance -> CassandraProjection.groupedWithin(
                        ProjectionId.of(NAME, Integer.toString(instance)),
                        new FollowedTopics(consumer, admin),
                        () -> new RejectedHandler(table, clickHouse, projection::counted))
                .withGroup(GROUP_RECORDS, GROUP_WITHIN));
        return projection;
    }

    /** On this node. */
    public synchronized RejectedCounts counts() {
        return counts;
    }

    private synchronized void counted(RejectedCounts more) {
        counts = counts.plus(more);
    }
}
