package com.pxlpeak.ops.process;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A process that is kept running: started, probed until it serves, started again with back-off whenever it dies, until it
 * is told to stop. A process that dies time and again before it ever served is given up.
 */
public final class KeptProcess {

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(100);
    /** Who served for so long did not fail to start, and need not wait long to start again. */
    private static final Duration SOUND_SERVICE = Duration.ofSeconds(10);

    private static final Duration FOREVER = Duration.ofDays(365);

    /** Where a kept process stands, for {@code status}. */
    public enum State {
        STARTING,
        READY,
        RESTARTING,
        STOPPED
    }

    /** Makes what the process needs (configuration, an empty database) and says how it is started. */
    @FunctionalInterface
    public interface Preparation {
        ProcessSpec prepare() throws IOException, InterruptedException;
    }

    /** What is told of the process from outside: where it serves, how patient to be with it. */
    public record Terms(String name, String address, int firstTries, Duration patience) {}

    private final Terms terms;
    private final Preparation preparation;
    private final Readiness readiness;
    private final Progress progress;
    private final Runnable onChange;
    private final Thread keeper;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CompletableFuture<KeptProcess> everReady = new CompletableFuture<>();

    private volatile boolean held;
    private Optional<Long> servesSince = Optional.empty();
    private volatile State state = State.STARTING;
    private volatile Optional<GuardedProcess> current = Optional.empty();

    private KeptProcess(
            Terms terms, Preparation preparation, Readiness readiness, Progress progress, Runnable onChange) {
        this.terms = terms;
        this.preparation = preparation;
        this.readiness = readiness;
        this.progress = progress;
        this.onChange = onChange;
        this.keeper = new Thread(this::keep, "keeper-" + terms.name());
    }

    /** Starts it, without waiting; {@code onChange} is called, from another thread, whenever state or process id changed. */
    public static KeptProcess start(
            Terms terms, Preparation preparation, Readiness readiness, Progress progress, Runnable onChange) {
        KeptProcess kept = new KeptProcess(terms, preparation, readiness, progress, onChange);
        kept.keeper.start();
        return kept;
    }

    public String name() {
        return terms.name();
    }

    public String address() {
        return terms.address();
    }

    public State state() {
        return state;
    }

    /** The run going on, if one is. */
    public Optional<GuardedProcess> current() {
        return current;
    }

    /** Completes when the process served for the first time; fails when it is given up. */
    public CompletableFuture<KeptProcess> ready() {
        return everReady;
    }

    /** Kills the process, and does not start it again until {@link #release}: an outage. */
    public void hold() {
        held = true;
        current.ifPresent(GuardedProcess::kill);
    }

    /** Lets it start again. */
    public void release() {
        held = false;
    }

    /**
     * Ends the process in order; returns when it is gone, or on interruption at once, for its end is under way. It cannot
     * be started again.
     */
    public void stop() {
        long askedAt = System.nanoTime();
        boolean running = current.isPresent() && isWanted();
        stopping.countDown();
        current.ifPresent(GuardedProcess::requestStop);
        try {
            keeper.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (running) {
            progress.line(name(), "stopped in " + seconds(System.nanoTime() - askedAt));
        }
    }

    private void keep() {
        try {
            int failures = 0;
            while (isWanted()) {
                servesSince = Optional.empty();
                String end = runOnce();
                if (!isWanted()) {
                    break;
                }
                failures = servedSoundly() ? 1 : failures + 1;
                if (!everReady.isDone() && failures >= terms.firstTries()) {
                    everReady.completeExceptionally(new IOException(name() + ": " + end));
                    break;
                }
                Duration pause = BACKOFF.after(failures);
                String cause = end.lines().findFirst().orElse(end);
                progress.line(name(), cause + "; starts again in " + seconds(pause.toNanos()));
                become(State.RESTARTING);
                stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                while (held && isWanted()) {
                    stopping.await(PROBE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException | RuntimeException e) {
            everReady.completeExceptionally(e);
        } finally {
            current.ifPresent(GuardedProcess::requestStop);
            become(State.STOPPED);
            everReady.completeExceptionally(new IOException(name() + ": stopped before it served"));
        }
    }

    private boolean servedSoundly() {
        return servesSince
                .filter(since -> System.nanoTime() - since > SOUND_SERVICE.toNanos())
                .isPresent();
    }

    /** One life, from preparation to exit; the answer says how it ended. */
    private String runOnce() throws InterruptedException {
        try {
            long startedAt = System.nanoTime();
            GuardedProcess process = GuardedProcess.start(preparation.prepare());
            current = Optional.of(process);
            become(State.STARTING);
            if (!isWanted()) {
                process.requestStop();
            }
            OptionalInt exit = awaitReady(process);
            if (exit.isEmpty() && isWanted()) {
                progress.line(name(), "ready in " + seconds(System.nanoTime() - startedAt) + "  " + address());
                servesSince = Optional.of(System.nanoTime());
                become(State.READY);
                everReady.complete(this);
            }
            int code = exit.isPresent() ? exit.getAsInt() : exitOf(process);
            return process.obituary(code);
        } catch (IOException e) {
            return Optional.ofNullable(e.getMessage()).orElse(e.toString());
        } finally {
            current = Optional.empty();
        }
    }

    /** Nothing once the process serves; its exit code if it died first. */
    private OptionalInt awaitReady(GuardedProcess process) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + terms.patience().toNanos();
        Optional<Exception> lastRefusal = Optional.empty();
        while (isWanted()) {
            OptionalInt exit = process.awaitExit(PROBE_INTERVAL);
            if (exit.isPresent()) {
                return exit;
            }
            try {
                readiness.probe();
                return OptionalInt.empty();
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception notYet) {
                lastRefusal = Optional.of(notYet);
            }
            if (System.nanoTime() > deadline) {
                process.stop();
                throw new IOException("does not serve after "
                        + terms.patience().toSeconds() + " s: "
                        + lastRefusal.map(Exception::toString).orElse("no answer"));
            }
        }
        return OptionalInt.empty();
    }

    private static int exitOf(GuardedProcess process) throws InterruptedException {
        OptionalInt exit = OptionalInt.empty();
        while (exit.isEmpty()) {
            exit = process.awaitExit(FOREVER);
        }
        return exit.getAsInt();
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }

    private boolean isWanted() {
        return stopping.getCount() > 0;
    }

    private void become(State next) {
        state = next;
        onChange.run();
    }
}
