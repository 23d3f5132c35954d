package com.pxlpeak.projections.client;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.pattern.Patterns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries until it succeeds what needs a server that may be away: after half a second, doubling to fifteen. The log hears
 * of it when it begins to fail and when it is over, not each time.
 */
public final class Patience implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final String server;
    private final Predicate<Throwable> isFinal;
    private final Function<Duration, CompletionStage<Done>> pause;
    private final AtomicBoolean failing = new AtomicBoolean();
    private final CompletableFuture<Done> closed = new CompletableFuture<>();

    /**
     * @param server for the log
     * @param isFinal failures that trying again would not change: they are handed on
     * @param pause completes after the time
     */
    Patience(String server, Predicate<Throwable> isFinal, Function<Duration, CompletionStage<Done>> pause) {
        this.server = server;
        this.isFinal = isFinal;
        this.pause = pause;
    }

    public static Patience with(String server, Predicate<Throwable> isFinal, ActorSystem<?> system) {
        return new Patience(
                server,
                isFinal,
                time -> Patterns.after(time, system, () -> CompletableFuture.completedFuture(Done.getInstance())));
    }

    /** Completes as the first attempt does that succeeds or fails for good. */
    public <T> CompletionStage<T> untilDone(Supplier<CompletionStage<T>> attempt) {
        return untilDone(attempt, FIRST_PAUSE);
    }

    private <T> CompletionStage<T> untilDone(Supplier<CompletionStage<T>> attempt, Duration pauseAfter) {
        return attempt(attempt)
                .handle((result, failure) -> {
                    if (failure == null || isFinal.test(failure)) {
                        answered();
                        return failure == null
                                ? CompletableFuture.completedFuture(result)
                                : CompletableFuture.<T>failedFuture(failure);
                    }
                    failed(failure);
                    return pause.apply(pauseAfter)
                            .applyToEither(closed, Function.identity())
                            .thenCompose(over -> untilDone(attempt, longer(pauseAfter)));
                })
                .thenCompose(Function.identity());
    }

    private static <T> CompletionStage<T> attempt(Supplier<CompletionStage<T>> attempt) {
        try {
            return attempt.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private void failed(Throwable failure) {
        if (failing.compareAndSet(false, true)) {
            LOG.warn("{}: failed, tries again until it succeeds: {}", server, failure.toString());
        }
    }

    private void answered() {
        if (failing.compareAndSet(true, false)) {
            LOG.info("{}: answers again", server);
        }
    }

    /** Ends all waiting: what waits fails, and is done again by whoever begins where it was left. */
    @Override
    public void close() {
        closed.completeExceptionally(new CancellationException(server + ": is not waited for any longer"));
    }
}
