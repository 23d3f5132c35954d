package com.pxlpeak.cluster.partition;

import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * What sharding keeps in one place in the cluster: runs the partition, and runs a new one, after a growing pause, when
 * it failed. A new actor each time, so that nothing of a failed one's stream reaches its successor.
 */
final class PartitionEntity<F extends Fact> extends AbstractBehavior<PartitionCommand> {

    private final Behavior<PartitionMessage<F>> partition;
    private final PartitionSettings settings;
    private final TimerScheduler<PartitionCommand> timers;
    private ActorRef<PartitionMessage<F>> running;
    private Duration backoff;

    private PartitionEntity(
            ActorContext<PartitionCommand> context,
            TimerScheduler<PartitionCommand> timers,
            Behavior<PartitionMessage<F>> partition,
            PartitionSettings settings) {
        super(context);
        this.partition = partition;
        this.settings = settings;
        this.timers = timers;
        this.backoff = settings.minBackoff();
        this.running = run();
    }

    static <F extends Fact> Behavior<PartitionCommand> create(
            Behavior<PartitionMessage<F>> partition, PartitionSettings settings) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new PartitionEntity<>(context, timers, partition, settings)));
    }

    @Override
    public Receive<PartitionCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(PartitionCommand.Wake.class, wake -> this)
                .onMessage(PartitionCommand.Inspect.class, this::onInspect)
                .onMessage(PartitionCommand.RunAgain.class, again -> onRunAgain())
                .onMessage(PartitionCommand.Settle.class, settle -> onSettle())
                .onSignal(ChildFailed.class, failed -> onFailure(failed.cause()))
                .onSignal(Terminated.class, ended -> onFailure(new IllegalStateException("it stopped")))
                .build();
    }

    private Behavior<PartitionCommand> onInspect(PartitionCommand.Inspect inspect) {
        running.tell(new PartitionMessage.Inspect<>(inspect.key(), inspect.replyTo()));
        return this;
    }

    private Behavior<PartitionCommand> onFailure(Throwable cause) {
        getContext().getLog().warn("partition failed, begins anew in {}", backoff, cause);
        timers.cancel(PartitionCommand.Settle.INSTANCE);
        timers.startSingleTimer(PartitionCommand.RunAgain.INSTANCE, backoff);
        Duration doubled = backoff.multipliedBy(2);
        backoff = doubled.compareTo(settings.maxBackoff()) > 0 ? settings.maxBackoff() : doubled;
        return this;
    }

    private Behavior<PartitionCommand> onRunAgain() {
        running = run();
        return this;
    }

    /** It has run for long enough to forget that it failed. */
    private Behavior<PartitionCommand> onSettle() {
        backoff = settings.minBackoff();
        return this;
    }

    private ActorRef<PartitionMessage<F>> run() {
        ActorRef<PartitionMessage<F>> started = getContext().spawnAnonymous(partition);
        getContext().watch(started);
        timers.startSingleTimer(
                PartitionCommand.Settle.INSTANCE, settings.maxBackoff().multipliedBy(2));
        return started;
    }
}
