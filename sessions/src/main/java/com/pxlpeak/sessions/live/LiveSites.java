package com.pxlpeak.sessions.live;

import com.pxlpeak.cluster.event.Acquisition;
import com.pxlpeak.cluster.event.Enrichment;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.id.SessionId;
import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.partition.JournalEntry.Batch;
import com.pxlpeak.cluster.partition.JournalEntry.Decision;
import com.pxlpeak.cluster.partition.JournalObserver;
import com.pxlpeak.sessions.client.ClientFact;
import com.pxlpeak.sessions.client.ClientFact.EventRecorded;
import com.pxlpeak.sessions.client.ClientFact.SessionUpdated;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityRef;
import org.apache.pekko.stream.OverflowStrategy;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.typed.javadsl.ActorSource;

/** The live sites of the cluster: takes what partitions journal to them, and answers for them. */
public final class LiveSites implements LiveFeed, JournalObserver<ClientFact> {

    private static final Duration VIEW_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration RENEW_INTERVAL = Duration.ofSeconds(2);
    private static final int SUBSCRIBER_BUFFER = 64;

    private final ActorSystem<?> system;
    private final ActorRef<TallyCollector.Command> collector;

    private LiveSites(ActorSystem<?> system, ActorRef<TallyCollector.Command> collector) {
        this.system = system;
        this.collector = collector;
    }

    /** Makes sites available on this node, and collects what its partitions count. */
    public static LiveSites init(ActorSystem<?> system, InstantSource clock) {
        SiteEntity.init(system, clock);
        ActorRef<TallyCollector.Command> collector = system.systemActorOf(
                TallyCollector.create((site, tally) -> site(system, site).tell(new SiteEntity.Add(tally))),
                "tally-collector",
                Props.empty());
        return new LiveSites(system, collector);
    }

    private static EntityRef<SiteEntity.Command> site(ActorSystem<?> system, SiteId site) {
        return ClusterSharding.get(system).entityRefFor(SiteEntity.TYPE_KEY, site.value());
    }

    @Override
    public void journaled(int partition, Batch<ClientFact> batch) {
        List<Happening> happened = live(batch);
        if (!happened.isEmpty()) {
            collector.tell(new TallyCollector.Counted(happened));
        }
    }

    /** The events of a batch that are of this moment, and of people. */
    static List<Happening> live(Batch<ClientFact> batch) {
        List<Happening> happened = new ArrayList<>();
        for (Decision<ClientFact> decision : batch.decisions()) {
            Map<SessionId, Acquisition> acquisitions = new HashMap<>();
            for (ClientFact fact : decision.facts()) {
                if (fact instanceof SessionUpdated updated) {
                    acquisitions.put(updated.session().id(), updated.session().acquisition());
                }
            }
            for (ClientFact fact : decision.facts()) {
                if (fact instanceof EventRecorded recorded
                        && isLive(recorded.event())
                        && !recorded.event().enriched().bot().isBot()) {
                    happened.add(new Happening(
                            recorded.event(), acquisitions.getOrDefault(recorded.session(), Acquisition.DIRECT)));
                }
            }
        }
        return happened;
    }

    /** Imports, and what a device sends when it is online again, are history by the time they are received. */
    private static boolean isLive(Event event) {
        Enrichment enriched = event.enriched();
        return !enriched.time().isBefore(enriched.receivedAt().minus(SlidingMinute.WINDOW));
    }

    @Override
    public CompletionStage<LiveView> view(SiteId site) {
        return site(system, site).ask(SiteEntity.GetView::new, VIEW_TIMEOUT);
    }

    @Override
    public Source<LiveUpdate, NotUsed> updates(SiteId site) {
        return ActorSource.<LiveUpdate>actorRef(
                        update -> false, update -> Optional.empty(), SUBSCRIBER_BUFFER, OverflowStrategy.dropHead())
                .mapMaterializedValue(subscriber -> renew(site, subscriber))
                .watchTermination((renewal, done) -> {
                    done.whenComplete((ended, failure) -> renewal.cancel());
                    return NotUsed.getInstance();
                });
    }

    /** Subscribes again and again, so that a site that moved to another node hears of it too. */
    private Cancellable renew(SiteId site, ActorRef<LiveUpdate> subscriber) {
        return system.scheduler()
                .scheduleAtFixedRate(
                        Duration.ZERO,
                        RENEW_INTERVAL,
                        () -> site(system, site).tell(new SiteEntity.Subscribe(subscriber)),
                        system.executionContext());
    }
}
