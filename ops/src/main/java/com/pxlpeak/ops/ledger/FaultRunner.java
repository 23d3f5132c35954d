package com.pxlpeak.ops.ledger;

import com.pxlpeak.ops.process.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets faults strike while a run is sent, one after the other, spread over the run in an order and at places that the
 * seed chooses. Places are counts of answered events, so that a slow machine has them all the same.
 */
final class FaultRunner {

    private static final long POLL_NANOS = 20_000_000;
    private static final double FIRST = 0.05;
    private static final double LAST = 0.9;

    /** Of a single one, since a step that is to be passed a hundred times needs events that come after. */
    private static final double LAST_ALONE = 0.15;

    private final List<Fault> faults;
    private final Account account;
    private final Fault.Strike strike;
    private final Progress progress;
    private final SplittableRandom random;
    private final Thread thread = new Thread(this::run, "ledger-faults");

    private volatile boolean sent;
    private volatile Optional<Exception> failure = Optional.empty();

    FaultRunner(List<Fault> faults, Account account, Stage stage, Progress progress) {
        long seed = account.traffic().seed();
        this.faults = new ArrayList<>(faults);
        Collections.shuffle(this.faults, new Random(seed));
        this.account = account;
        this.random = new SplittableRandom(seed ^ 0xFA17);
        this.strike = new Fault.Strike(stage, stage.poison(), random.split());
        this.progress = progress;
    }

    void start() {
        thread.start();
    }

    /** Returns when the last fault has struck and what it hurt serves again. Everything has been sent. */
    void finish() throws IOException, InterruptedException {
        sent = true;
        thread.join();
        if (failure.isPresent()) {
            throw new IOException("fault: " + failure.get().getMessage(), failure.get());
        }
    }

    private void run() {
        try {
            double last = faults.size() == 1 ? LAST_ALONE : LAST;
            for (int i = 0; i < faults.size(); i++) {
                double place = FIRST + (last - FIRST) * (i + random.nextDouble()) / faults.size();
                awaitAnswered((int) (place * account.traffic().events()));
                Fault fault = faults.get(i);
                long startedAt = System.nanoTime();
                progress.line("ledger", "fault " + fault.name() + " at " + account.settled() + " answered events");
                fault.strike(strike);
                progress.line(
                        "ledger",
                        "fault " + fault.name() + " over after " + (System.nanoTime() - startedAt) / 1_000_000_000
                                + " s");
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            failure = Optional.of(e);
        }
    }

    private void awaitAnswered(int events) {
        while (!sent && account.settled() < events) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
