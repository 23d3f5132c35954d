package com.pxlpeak.projections.rollup;

import java.time.Duration;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.ShardedDaemonProcessSettings;
import org.apache.pekko.cluster.sharding.typed.javadsl.ShardedDaemonProcess;

/** Counts dirty hours, round after round, in one place in the cluster; two at once would do no harm. */
public final class RollupJob extends AbstractBehavior<RollupJob.Command> {

    /** What the job tells itself. */
    public sealed interface Command {}

    private record Look() implements Command {}

    private record Counted(Duration took) implements Command {}

    private record Failed(Throwable cause) implements Command {}

    private record Stop() implements Command {}

    private final TimerScheduler<Command> timers;
    private final ClickHouseRollups rollups;
    private RollupPace pace;

    private RollupJob(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            RollupSettings settings,
            ClickHouseRollups rollups) {
        super(context);
        this.timers = timers;
        this.rollups = rollups;
        this.pace = RollupPace.starting(settings);
        look();
    }

    /** Sees to it that the job runs somewhere. */
    public static void init(ActorSystem<?> system, RollupSettings settings, ClickHouseRollups rollups) {
        ShardedDaemonProcess.get(system)
                .init(
                        Command.class,
                        "rollups",
                        1,
                        instance -> create(settings, rollups),
                        ShardedDaemonProcessSettings.create(system),
                        Optional.of(new Stop()));
    }

    static Behavior<Command> create(RollupSettings settings, ClickHouseRollups rollups) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new RollupJob(context, timers, settings, rollups)));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Look.class, look -> look())
                .onMessage(Counted.class, this::onCounted)
                .onMessage(Failed.class, this::onFailed)
                .onMessage(Stop.class, stop -> Behaviors.stopped())
                .build();
    }

    private Behavior<Command> look() {
        long began = System.nanoTime();
        getContext()
                .pipeToSelf(
                        rollups.count(pace.settings().settle(), pace.hoursAtOnce()),
                        (hours, failure) -> failure == null
                                ? new Counted(Duration.ofNanos(System.nanoTime() - began))
                                : new Failed(failure));
        return this;
    }

    private Behavior<Command> onCounted(Counted counted) {
        if (pace.failures() > 0) {
            getContext().getLog().info("rollups are counted again");
        }
        pace = pace.afterSuccess();
        timers.startSingleTimer(new Look(), pace.rest(counted.took()));
        return this;
    }

    private Behavior<Command> onFailed(Failed failed) {
        if (pace.failures() == 0) {
            getContext().getLog().warn("rollups are not counted until ClickHouse does it", failed.cause());
        }
        pace = pace.afterFailure();
        timers.startSingleTimer(new Look(), pace.rest(Duration.ZERO));
        return this;
    }
}
