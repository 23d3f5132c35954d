package com.pxlpeak.ops.bench;

import com.pxlpeak.api.metadata.ApiToken;
import com.pxlpeak.api.metadata.Bootstrap;
import com.pxlpeak.api.metadata.Metadata;
import com.pxlpeak.api.metadata.MetadataSettings;
import com.pxlpeak.cluster.tenancy.ApiKeys;
import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.services.EmbeddedServices;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * What it costs to verify a key that was proven before, alone and in turns beside a flood of wrong secrets for a key whose
 * lookup id is known to the flood; and how long that key's first proof takes meanwhile.
 */
public final class KeysBench {

    private static final int FLOODERS = 2;
    private static final int BATCH = 1_000;
    private static final Duration MEMORY = Duration.ofMinutes(10);

    private final ApiKeys keys;
    private final ApiToken proven;
    private final ApiToken unproven;
    private final PrintStream out;

    private KeysBench(ApiKeys keys, ApiToken proven, ApiToken unproven, PrintStream out) {
        this.keys = keys;
        this.proven = proven;
        this.unproven = unproven;
        this.out = out;
    }

    /** Starts PostgreSQL below the directory, and prints what it measures. */
    public static void run(Path dataDirectory, int rounds, Duration round, PrintStream out)
            throws IOException, InterruptedException {
        SecureRandom random = new SecureRandom();
        ApiToken proven = ApiToken.draw(random);
        ApiToken unproven = ApiToken.draw(random);
        try (EmbeddedServices services = EmbeddedServices.startPostgres(dataDirectory, Progress.SILENT);
                Metadata metadata =
                        Metadata.open(new MetadataSettings(services.endpoints().postgres(), 2, MEMORY))) {
            metadata.bootstrap(new Bootstrap(proven, unproven));
            new KeysBench(metadata.apiKeys(), proven, unproven, out).run(rounds, round);
        }
    }

    private void run(int rounds, Duration round) throws InterruptedException {
        long first = millisOf(proven);
        out.printf("a key's first proof: %d ms%n%n", first);
        out.printf("%-28s %12s %16s%n", "a proven key", "µs each", "wrong ones/s");
        timed(round);
        for (int i = 0; i < rounds; i++) {
            out.printf("%-28s %12.2f %16d%n", "alone", timed(round), 0);
            AtomicBoolean over = new AtomicBoolean();
            LongAdder refused = new LongAdder();
            Thread[] flood = flood(over, refused);
            double micros = timed(round);
            long perSecond = refused.sum() * 1_000 / round.toMillis();
            if (i == rounds - 1) {
                out.printf("%nthe flooded key's first proof, beside the flood: %d ms%n", millisOf(unproven));
            }
            over.set(true);
            for (Thread thread : flood) {
                thread.join();
            }
            out.printf("%-28s %12.2f %16d%n", "beside a flood", micros, perSecond);
        }
    }

    private Thread[] flood(AtomicBoolean over, LongAdder refused) {
        Thread[] threads = new Thread[FLOODERS];
        for (int i = 0; i < FLOODERS; i++) {
            threads[i] = new Thread(
                    () -> {
                        SecureRandom random = new SecureRandom();
                        while (!over.get()) {
                            String wrong = new ApiToken(
                                            unproven.lookupId(),
                                            ApiToken.draw(random).secret())
                                    .text();
                            if (verified(wrong)) {
                                throw new IllegalStateException("a wrong secret was taken for the right one");
                            }
                            refused.increment();
                        }
                    },
                    "flood-" + i);
            threads[i].start();
        }
        return threads;
    }

    /** The CPU time of this thread for one verification. */
    private double timed(Duration round) {
        String text = proven.text();
        long end = System.nanoTime() + round.toNanos();
        long verified = 0;
        long before = ProcessCpu.ofThisThreadNanos();
        while (System.nanoTime() < end) {
            for (int i = 0; i < BATCH; i++) {
                if (!verified(text)) {
                    throw new IllegalStateException("the right secret was taken for a wrong one");
                }
            }
            verified += BATCH;
        }
        return (ProcessCpu.ofThisThreadNanos() - before) / 1e3 / verified;
    }

    private long millisOf(ApiToken token) {
        long start = System.nanoTime();
        if (!verified(token.text())) {
            throw new IllegalStateException("the right secret was taken for a wrong one");
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    private boolean verified(String text) {
        return keys.verify(text).toCompletableFuture().join().isPresent();
    }
}
