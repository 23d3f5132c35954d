package com.pxlpeak.edge.publish;

import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.edge.publish.ClusterChoice.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.apache.pekko.Done;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.actor.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.concurrent.ExecutionContext;

/**
 * Several clusters as one: events go to the nearest that is well. What was under way to one that went away is answered as
 * not stored, though it may be: whoever sends it again has it stored at another, and it is counted once all the same.
 */
public final class NearestRawEvents implements RawEvents {

    private static final Logger log = LoggerFactory.getLogger(NearestRawEvents.class);

    /** To a Kafka that is away: soon enough after its return, and nothing to it. */
    private static final Duration PAUSE_BETWEEN_QUESTIONS = Duration.ofMillis(500);

    private static final Duration LOOK = Duration.ofSeconds(1);

    /** How long a nearer cluster must have been well. */
    private static final Duration STEADY = Duration.ofSeconds(10);

    private final List<Way> ways;
    private final ClusterChoice choice;
    private final LongSupplier nanos;
    private final Cancellable looking;
    private volatile Way used;

    /** One of the clusters, watched and measured. */
    record Way(String name, RawEvents store, RoundTrips presence) {}

    /** How one of the clusters is. */
    public record State(String name, boolean open, boolean used, OptionalLong roundTripNanos) {}

    NearestRawEvents(
            List<Way> ways, ClusterChoice choice, LongSupplier nanos, Scheduler scheduler, ExecutionContext executor) {
        this.ways = List.copyOf(ways);
        this.choice = choice;
        this.nanos = nanos;
        this.used = ways.get(0);
        this.looking = scheduler.scheduleWithFixedDelay(LOOK, LOOK, this::look, executor);
    }

    /** Connects to all of them. None need be there yet. */
    public static NearestRawEvents open(
            List<IngestionCluster> clusters,
            String pop,
            Duration linger,
            Duration patience,
            ClassicActorSystemProvider system) {
        List<CompletableFuture<Way>> opened = clusters.stream()
                .map(cluster -> CompletableFuture.supplyAsync(() -> open(cluster, pop, linger, patience, system)))
                .toList();
        return new NearestRawEvents(
                opened.stream().map(CompletableFuture::join).toList(),
                new ClusterChoice(STEADY),
                System::nanoTime,
                system.classicSystem().scheduler(),
                system.classicSystem().dispatcher());
    }

    private static Way open(
            IngestionCluster cluster,
            String pop,
            Duration linger,
            Duration patience,
            ClassicActorSystemProvider system) {
        RoundTrips presence = new RoundTrips(KafkaPresence.at(cluster.kafka(), pop, patience), System::nanoTime);
        RawEvents store = new WatchedRawEvents(
                KafkaRawEvents.open(cluster.kafka(), pop, linger),
                presence,
                patience,
                PAUSE_BETWEEN_QUESTIONS,
                System::nanoTime,
                system.classicSystem().scheduler(),
                system.classicSystem().dispatcher());
        return new Way(cluster.name(), store, presence);
    }

    @Override
    public CompletionStage<Done> store(List<Event> taken, List<Rejection> rejected) {
        if (!used.store().isOpen()) {
            choose();
        }
        return used.store().store(taken, rejected);
    }

    @Override
    public boolean isOpen() {
        if (used.store().isOpen()) {
            return true;
        }
        choose();
        return used.store().isOpen();
    }

    private void look() {
        for (Way way : ways) {
            if (way.store().isOpen()) {
                // Its answer is timed, which is all that is wanted of it.
                CompletionStage<Done> unused = way.presence().ask();
            }
        }
        choose();
    }

    private synchronized void choose() {
        List<Reading> readings = new ArrayList<>();
        for (Way way : ways) {
            readings.add(new Reading(way.store().isOpen(), way.presence().nanos()));
        }
        Way next = ways.get(choice.next(nanos.getAsLong(), readings));
        if (!next.equals(used)) {
            log.warn(
                    "Events go to the ingestion cluster {} from now on; before they went to {}",
                    next.name(),
                    used.name());
            used = next;
        }
    }

    /** How each of the clusters is, in the order they were given. */
    public List<State> states() {
        Way now = used;
        return ways.stream()
                .map(way -> new State(
                        way.name(),
                        way.store().isOpen(),
                        way.equals(now),
                        way.presence().nanos()))
                .toList();
    }

    @Override
    public void close() {
        looking.cancel();
        CompletableFuture.allOf(ways.stream()
                        .map(way -> CompletableFuture.runAsync(way.store()::close))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }
}
