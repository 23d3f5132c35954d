package com.pxlpeak.projections.freshness;

import com.pxlpeak.projections.freshness.PartitionProgress.Reached;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows, for the partitions of this node, through which moment all accepted events are in ClickHouse, and tells it
 * there, so that every node's answers can say so. While anything between does not go on, or does not say how far it is,
 * that moment stands still.
 */
public final class Freshness {

    private static final Logger LOG = LoggerFactory.getLogger(Freshness.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final PartitionProgress<?> progress;
    private final FreshnessPorts ports;
    private final InstantSource clock;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final Map<Integer, Watermark> watermarks = new HashMap<>();
    private final Map<Integer, Instant> told = new HashMap<>();
    private volatile Summary summary = Summary.NOTHING;

    /**
     * What is known of all partitions of this node.
     *
     * @param journaled through when all of them are journaled; empty while not known of each
     * @param projected through when all of them are in ClickHouse
     * @param behind accepted records that are not journaled yet
     */
    public record Summary(Optional<Instant> journaled, Optional<Instant> projected, long behind) {

        static final Summary NOTHING = new Summary(Optional.empty(), Optional.empty(), 0);
    }

    public Freshness(PartitionProgress<?> progress, FreshnessPorts ports, InstantSource clock) {
        this.progress = progress;
        this.ports = ports;
        this.clock = clock;
    }

    /** Follows from now on, until the system ends. */
    public void start(ActorSystem<?> system) {
        system.scheduler()
                .scheduleWithFixedDelay(INTERVAL, INTERVAL, this::lookUnlessLooking, system.executionContext());
    }

    public Summary summary() {
        return summary;
    }

    /** Whether ClickHouse is known to have all that this node's partitions accepted until so long ago. */
    public boolean isWithin(Duration bound) {
        Instant least = clock.instant().minus(bound);
        return summary.projected().filter(least::isBefore).isPresent();
    }

    private void lookUnlessLooking() {
        if (looking.compareAndSet(false, true)) {
            look().whenComplete((done, failure) -> {
                looking.set(false);
                if (failure != null) {
                    LOG.debug("how fresh the tables are is not known now", failure);
                }
            });
        }
    }

    /** One look. The next may follow when it has completed. */
    CompletionStage<Done> look() {
        // In this order: what is accepted before the moment lies before the end that is asked for after it.
        Map<Integer, Reached> before = progress.now();
        Instant at = clock.instant();
        return safely(() -> ports.ends().of(before.keySet()))
                .thenAccept(ends -> ended(at, before, ends))
                .thenCompose(ended -> safely(ports.projected()::through))
                .thenCompose(this::tell);
    }

    private synchronized void ended(Instant at, Map<Integer, Reached> before, Map<Integer, Long> ends) {
        Map<Integer, Reached> now = progress.now();
        long behind = 0;
        for (Map.Entry<Integer, Reached> known : before.entrySet()) {
            int partition = known.getKey();
            Watermark watermark = watermarks.computeIfAbsent(partition, any -> new Watermark());
            long end = ends.getOrDefault(partition, -1L);
            // A topic that ends before what we have read of it is not the topic we have read.
            if (end >= known.getValue().next()) {
                watermark.ended(at, end);
            }
            Reached reached = now.getOrDefault(partition, known.getValue());
            watermark.reached(reached.next(), reached.batch());
            behind += Math.max(0, end - reached.next());
        }
        summarise(behind);
    }

    private synchronized CompletionStage<Done> tell(Map<Integer, Long> projected) {
        watermarks.forEach((partition, watermark) -> watermark.projected(projected.getOrDefault(partition, 0L)));
        summarise(summary.behind());
        Map<Integer, Instant> news = new HashMap<>();
        watermarks.forEach((partition, watermark) -> watermark
                .projected()
                .filter(through -> !through.equals(told.get(partition)))
                .ifPresent(through -> news.put(partition, through)));
        if (news.isEmpty()) {
            return CompletableFuture.completedFuture(Done.getInstance());
        }
        return ports.asOf().tell(news).thenApply(done -> remember(news));
    }

    private synchronized Done remember(Map<Integer, Instant> news) {
        told.putAll(news);
        return Done.getInstance();
    }

    private void summarise(long behind) {
        summary = new Summary(oldest(Watermark::journaled), oldest(Watermark::projected), behind);
    }

    private Optional<Instant> oldest(Function<Watermark, Optional<Instant>> through) {
        if (watermarks.values().stream().map(through).anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return watermarks.values().stream()
                .flatMap(watermark -> through.apply(watermark).stream())
                .min(Comparator.naturalOrder());
    }

    private static <T> CompletionStage<T> safely(Supplier<CompletionStage<T>> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
