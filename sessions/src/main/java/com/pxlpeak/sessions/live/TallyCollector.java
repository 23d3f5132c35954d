package com.pxlpeak.sessions.live;

import com.pxlpeak.cluster.id.SiteId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * Merges what a node's partitions count, and passes it on to the sites ten times a second: so one huge site does not
 * become one busy actor.
 */
final class TallyCollector extends AbstractBehavior<TallyCollector.Command> {

    private static final Duration INTERVAL = Duration.ofMillis(100);

    sealed interface Command {}

    /** A partition journaled these events. */
    record Counted(List<Happening> events) implements Command {}

    private enum PassOn implements Command {
        INSTANCE
    }

    private final BiConsumer<SiteId, SiteTally> sites;
    private final Map<SiteId, SiteTallyBuilder> bySite = new HashMap<>();

    private TallyCollector(ActorContext<Command> context, BiConsumer<SiteId, SiteTally> sites) {
        super(context);
        this.sites = sites;
    }

    static Behavior<Command> create(BiConsumer<SiteId, SiteTally> sites) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerAtFixedRate(PassOn.INSTANCE, INTERVAL);
            return new TallyCollector(context, sites);
        }));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Counted.class, this::onCounted)
                .onMessage(PassOn.class, passOn -> onPassOn())
                .build();
    }

    private Behavior<Command> onCounted(Counted counted) {
        for (Happening happening : counted.events()) {
            bySite.computeIfAbsent(happening.event().site(), site -> new SiteTallyBuilder())
                    .add(happening);
        }
        return this;
    }

    private Behavior<Command> onPassOn() {
        bySite.forEach((site, tally) -> sites.accept(site, tally.build()));
        bySite.clear();
        return this;
    }
}
