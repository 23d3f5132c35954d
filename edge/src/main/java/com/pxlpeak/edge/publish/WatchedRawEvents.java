package com.pxlpeak.edge.publish;

import com.pxlpeak.cluster.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.apache.pekko.Done;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.Scheduler;
import org.apache.pekko.pattern.CircuitBreaker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.concurrent.ExecutionContext;

/**
 * A store that is watched: nobody waits for one that is away.
 *
 * <p>It is away when it fails to store something, when something it was given is unanswered for too long, or when it
 * does not answer an idle question. Then what waits is failed (it may be stored all the same: whoever sends it again is
 * deduplicated), nothing more is handed over, and it is asked again and again until it is back.
 */
final class WatchedRawEvents implements RawEvents {

    private static final Logger log = LoggerFactory.getLogger(WatchedRawEvents.class);

    /** How often what waits is looked at. */
    private static final Duration LOOK = Duration.ofMillis(100);

    /** How long it may have said nothing before it is asked. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private final RawEvents store;
    private final Presence presence;
    private final Duration patience;
    private final LongSupplier nanos;
    private final CircuitBreaker breaker;
    private final Cancellable looking;
    private final Set<Handover> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile long heardAt;

    /** What was handed over and is not answered yet. */
    private record Handover(CompletableFuture<Done> answer, long since) {}

    /**
     * Starts watching.
     *
     * @param patience how long a storage may be unanswered
     * @param pause between two questions to a store that is away
     * @param nanos a clock for durations
     */
    public WatchedRawEvents(
            RawEvents store,
            Presence presence,
            Duration patience,
            Duration pause,
            LongSupplier nanos,
            Scheduler scheduler,
            ExecutionContext executor) {
        this.store = store;
        this.presence = presence;
        this.patience = patience;
        this.nanos = nanos;
        this.heardAt = nanos.getAsLong();
        this.breaker = new CircuitBreaker(executor, scheduler, 1, patience, pause)
                .addOnOpenListener(() -> log.debug("Events cannot be stored"))
                .addOnHalfOpenListener(this::askWhetherItIsBack)
                .addOnCloseListener(() -> log.info("Events can be stored again"));
        this.looking = scheduler.scheduleWithFixedDelay(LOOK, LOOK, this::look, executor);
    }

    @Override
    public boolean isOpen() {
        return breaker.isClosed();
    }

    @Override
    public CompletionStage<Done> store(List<Event> taken, List<Rejection> rejected) {
        if (!isOpen()) {
            return CompletableFuture.failedStage(new Unavailable("the store is away"));
        }
        Handover handover = new Handover(new CompletableFuture<>(), nanos.getAsLong());
        waiting.add(handover);
        store.store(taken, rejected).whenComplete((done, failure) -> {
            waiting.remove(handover);
            if (failure == null) {
                heardAt = nanos.getAsLong();
                handover.answer().complete(done);
            } else if (!handover.answer().isDone()) {
                // Of what was given up before, the failure is no news.
                away("it could not store events: " + failure);
                handover.answer().completeExceptionally(failure);
            }
        });
        return handover.answer();
    }

    private void look() {
        long now = nanos.getAsLong();
        if (isOpen() && waiting.stream().anyMatch(handover -> now - handover.since() > patience.toNanos())) {
            away("it has not answered for " + patience.toMillis() + " ms");
        }
        if (isOpen() && waiting.isEmpty() && now - heardAt > SILENCE.toNanos() && asking.compareAndSet(false, true)) {
            askAfterSilence();
        }
        if (!isOpen()) {
            giveUpWaiting();
        }
    }

    private void giveUpWaiting() {
        for (Handover handover : List.copyOf(waiting)) {
            waiting.remove(handover);
            handover.answer().completeExceptionally(new Unavailable("the store is away; it may have been stored"));
        }
    }

    private void askAfterSilence() {
        presence.ask().whenComplete((there, failure) -> {
            heardAt = nanos.getAsLong();
            asking.set(false);
            if (failure != null) {
                away("it does not answer: " + failure);
            }
        });
    }

    private void askWhetherItIsBack() {
        breaker.callWithCircuitBreakerCS(presence::ask).whenComplete((there, failure) -> {
            if (failure == null) {
                heardAt = nanos.getAsLong();
            }
        });
    }

    private void away(String why) {
        if (breaker.isClosed()) {
            log.warn("Events are refused, for Kafka seems to be away: {}", why);
            breaker.fail();
        }
    }

    @Override
    public void close() {
        store.close();
        looking.cancel();
        presence.close();
    }
}
