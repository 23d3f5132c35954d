package com.pxlpeak.projections.client;

import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.ShardedDaemonProcessSettings;
import org.apache.pekko.cluster.sharding.typed.javadsl.ShardedDaemonProcess;
import org.apache.pekko.projection.Projection;
import org.apache.pekko.projection.ProjectionBehavior;

/** Runs projections, each instance once in the cluster: where its node is gone, it goes on at another. */
public final class ProjectionInstances {

    private ProjectionInstances() {}

    /**
     * Sees to it that they run somewhere.
     *
     * @param name of their sharding, for ever
     * @param projection by the number of the instance, from 0
     */
    public static void run(
            ActorSystem<?> system, String name, int instances, IntFunction<? extends Projection<?>> projection) {
        ShardedDaemonProcess.get(system)
                .init(
                        ProjectionBehavior.Command.class,
                        name,
                        instances,
                        instance -> ProjectionBehavior.create(projection.apply(instance)),
                        ShardedDaemonProcessSettings.create(system),
                        Optional.of(ProjectionBehavior.stopMessage()));
    }
}
