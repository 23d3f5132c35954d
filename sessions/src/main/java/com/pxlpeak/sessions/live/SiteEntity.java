package com.pxlpeak.sessions.live;

import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.wire.WireType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;

/**
 * What happens on a site right now: keeps the sliding minute in memory, tells subscribers, and journals one event a
 * minute. Tiles live here; nothing durable depends on it.
 */
final class SiteEntity extends EventSourcedBehavior<SiteEntity.Command, SiteEvent, SiteState> {

    static final EntityTypeKey<Command> TYPE_KEY = EntityTypeKey.create(Command.class, "site");

    /** A subscriber that has not renewed for so long is gone. */
    static final Duration SUBSCRIPTION_TIMEOUT = Duration.ofSeconds(15);

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(5);

    sealed interface Command {}

    /** A node's partitions counted this. */
    record Add(SiteTally tally) implements Command, WireType {}

    record GetView(ActorRef<LiveView> replyTo) implements Command, WireType {}

    /** Sends updates from now on, for as long as it is renewed. */
    record Subscribe(ActorRef<LiveUpdate> subscriber) implements Command, WireType {}

    private enum Tick implements Command {
        INSTANCE
    }

    private final InstantSource clock;
    private final SlidingMinute minute = new SlidingMinute();
    private final MinuteTally minutes = new MinuteTally();
    private final Map<ActorRef<LiveUpdate>, Instant> subscribers = new HashMap<>();
    private Optional<LiveMetrics> told = Optional.empty();

    private SiteEntity(SiteId site, InstantSource clock) {
        super(
                PersistenceId.of(TYPE_KEY.name(), site.value()),
                SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(10), 0.2));
        this.clock = clock;
    }

    /** Makes sites available in the cluster. */
    static void init(ActorSystem<?> system, InstantSource clock) {
        ClusterSharding.get(system)
                .init(Entity.of(TYPE_KEY, entity -> create(new SiteId(entity.getEntityId()), clock)));
    }

    static Behavior<Command> create(SiteId site, InstantSource clock) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerAtFixedRate(Tick.INSTANCE, TICK);
            return new SiteEntity(site, clock);
        }));
    }

    @Override
    public SiteState emptyState() {
        return SiteState.EMPTY;
    }

    @Override
    public CommandHandler<Command, SiteEvent, SiteState> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(Add.class, this::onAdd)
                .onCommand(GetView.class, this::onGetView)
                .onCommand(Subscribe.class, this::onSubscribe)
                .onCommand(Tick.class, tick -> onTick())
                .build();
    }

    private Effect<SiteEvent, SiteState> onAdd(Add add) {
        Instant now = clock.instant();
        minute.add(add.tally(), now);
        minutes.add(add.tally());
        if (!add.tally().recent().isEmpty()) {
            tell(new LiveUpdate.Happened(add.tally().recent()));
        }
        tellMetrics(now);
        return Effect().none();
    }

    private Effect<SiteEvent, SiteState> onGetView(GetView get) {
        get.replyTo().tell(new LiveView(minute.metrics(clock.instant()), minute.recent()));
        return Effect().none();
    }

    private Effect<SiteEvent, SiteState> onSubscribe(Subscribe subscribe) {
        Instant now = clock.instant();
        if (subscribers.put(subscribe.subscriber(), now) == null) {
            subscribe.subscriber().tell(new LiveUpdate.Measured(minute.metrics(now)));
        }
        return Effect().none();
    }

    private Effect<SiteEvent, SiteState> onTick() {
        Instant now = clock.instant();
        subscribers.values().removeIf(renewed -> renewed.isBefore(now.minus(SUBSCRIPTION_TIMEOUT)));
        tellMetrics(now);
        return Effect().persist(minutes.close(now));
    }

    private void tellMetrics(Instant now) {
        if (subscribers.isEmpty()) {
            return;
        }
        LiveMetrics metrics = minute.metrics(now);
        boolean due = told.map(last -> !sameNumbers(last, metrics)
                        || Duration.between(last.at(), now).compareTo(AT_LEAST_EVERY) >= 0)
                .orElse(true);
        if (due) {
            told = Optional.of(metrics);
            tell(new LiveUpdate.Measured(metrics));
        }
    }

    private static boolean sameNumbers(LiveMetrics one, LiveMetrics other) {
        return one.visitors() == other.visitors()
                && one.pageViews() == other.pageViews()
                && one.events() == other.events();
    }

    private void tell(LiveUpdate update) {
        subscribers.keySet().forEach(subscriber -> subscriber.tell(update));
    }

    @Override
    public EventHandler<SiteState, SiteEvent> eventHandler() {
        return SiteState::apply;
    }

    @Override
    public SignalHandler<SiteState> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), state -> state.last().ifPresent(minutes::goOnAfter))
                .build();
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return RetentionCriteria.snapshotEvery(60, 2);
    }
}
