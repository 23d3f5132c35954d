package com.pxlpeak.ops.ledger;

import com.pxlpeak.ops.process.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** Waits until the tables say what they must, or nothing moves any more. */
final class Drain {

    private static final Duration QUIET = Duration.ofSeconds(60);
    private static final Duration DEADLINE = Duration.ofMinutes(20);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Checker checker;
    private final Progress progress;

    Drain(Checker checker, Progress progress) {
        this.checker = checker;
        this.progress = progress;
    }

    /** The verdict when all has arrived, or the last one. */
    Verdict await() throws IOException, InterruptedException {
        return await(Verdict::isClean);
    }

    /** One that is as awaited must be so twice: what is still under way may spoil it. */
    Verdict await(Predicate<Verdict> awaited) throws IOException, InterruptedException {
        long startedAt = System.nanoTime();
        long movedAt = startedAt;
        Optional<Verdict> before = Optional.empty();
        while (true) {
            Optional<Verdict> now = check();
            long at = System.nanoTime();
            boolean same = now.isPresent() && before.map(Verdict::line).equals(now.map(Verdict::line));
            if (!same) {
                movedAt = at;
                now.ifPresent(verdict -> progress.line("ledger", "drains: " + verdict.line()));
            }
            boolean quiet = at - movedAt > QUIET.toNanos() || at - startedAt > DEADLINE.toNanos();
            if (now.isPresent() && ((same && awaited.test(now.get())) || quiet)) {
                return now.get();
            }
            if (at - startedAt > DEADLINE.toNanos()) {
                throw new IOException("tables and topics: cannot be read for " + DEADLINE.toMinutes() + " min");
            }
            before = now;
            Thread.sleep(PAUSE.toMillis());
        }
    }

    /** Nothing while ClickHouse or Kafka does not answer, which may be a fault's doing. */
    private Optional<Verdict> check() throws InterruptedException {
        try {
            return Optional.of(checker.check());
        } catch (IOException e) {
            progress.line("ledger", "cannot compare yet: " + e.getMessage());
            return Optional.empty();
        }
    }
}
