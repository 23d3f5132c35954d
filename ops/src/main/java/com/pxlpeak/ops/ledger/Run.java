package com.pxlpeak.ops.ledger;

import com.pxlpeak.ops.ledger.Account.Answer;
import com.pxlpeak.ops.process.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Events sent to a stage while faults strike, and what became of them. Several runs on one stage share their books. */
final class Run {

    private static final Duration TELL = Duration.ofSeconds(10);

    private final Stage stage;
    private final Books books;
    private final Path logs;
    private final Progress progress;

    Run(Stage stage, Books books, Path logs, Progress progress) {
        this.stage = stage;
        this.books = books;
        this.logs = logs;
        this.progress = progress;
    }

    /** What there is to choose. */
    record Plan(String tag, int events, int rate, long seed, List<Fault> faults) {

        Plan {
            faults = List.copyOf(faults);
        }
    }

    /** Sends, hurts, waits until all has arrived or nothing moves any more, and compares. */
    Verdict run(Plan plan) throws IOException, InterruptedException {
        send(plan);
        return new Drain(stage.checker(books), progress).await();
    }

    void send(Plan plan) throws IOException, InterruptedException {
        Traffic traffic = new Traffic(
                plan.tag(), plan.seed(), plan.events(), Instant.now().truncatedTo(ChronoUnit.MILLIS));
        Schedule schedule = Schedule.of(traffic);
        Files.createDirectories(logs);
        try (Account account = new Account(traffic, logs.resolve("answers-" + plan.tag() + ".tsv"))) {
            books.add(account);
            Sender sender = new Sender(stage.door(), account, plan.rate());
            FaultRunner faults = new FaultRunner(plan.faults(), account, stage, progress);
            Thread teller = tell(account);
            faults.start();
            try {
                sender.send(schedule);
                faults.finish();
            } finally {
                sender.close();
                teller.interrupt();
                teller.join();
            }
            progress.line(
                    "ledger",
                    "sent " + traffic.events() + " events of " + traffic.clients() + " clients in " + schedule.size()
                            + " sends; " + unknown(account) + " had an unknown outcome on the way");
        }
    }

    private static long unknown(Account account) {
        long unknown = 0;
        for (int number = 0; number < account.traffic().events(); number++) {
            unknown += account.was(Answer.UNKNOWN, number) ? 1 : 0;
        }
        return unknown;
    }

    /** Says now and then how far it is. */
    private Thread tell(Account account) {
        Thread teller = new Thread(
                () -> {
                    try {
                        while (true) {
                            Thread.sleep(TELL.toMillis());
                            progress.line(
                                    "ledger",
                                    account.settled() + " of "
                                            + account.traffic().events() + " events answered");
                        }
                    } catch (InterruptedException done) {
                        // Everything is sent.
                    }
                },
                "ledger-teller");
        teller.setDaemon(true);
        teller.start();
        return teller;
    }
}
