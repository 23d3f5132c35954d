package com.pxlpeak.ops.ledger;

import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.services.DataDirectory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Breaks the promise on purpose, in three ways, and looks whether the ledger notices each. */
public final class SelfTest {

    private static final int EVENTS = 3_000;
    private static final int RATE = 1_000;

    private final Stage stage;
    private final Books books = new Books();
    private final Run run;
    private final Checker checker;
    private final Consumer<String> out;
    private boolean passed = true;

    private SelfTest(Stage stage, DataDirectory data, Consumer<String> out, Progress progress) {
        this.stage = stage;
        this.run = new Run(stage, books, data.root().resolve("ledger"), progress);
        this.checker = stage.checker(books);
        this.out = out;
    }

    /** Whether the ledger is green when all is well, and red each time it is not. A line is told for each. */
    public static boolean run(DataDirectory data, long seed, Consumer<String> out, Progress progress)
            throws IOException, InterruptedException {
        try (Stage stage = Stage.open(data, Map.of(), progress)) {
            SelfTest test = new SelfTest(stage, data, out, progress);
            test.run(seed);
            return test.passed;
        }
    }

    private void run(long seed) throws IOException, InterruptedException {
        judge("as it is", run.run(plan("s", seed)), Verdict::isClean);
        // Nobody may heal what is broken here before it is looked at.
        stage.whileNodeStands(this::breakRows);
        stage.restartNode(Map.of("-Dpxlpeak.test.deduplication", "false"));
        run.send(plan("d", seed + 1));
        Predicate<Verdict> counted = verdict -> verdict.duplicated() > 0;
        Verdict verdict = new Drain(checker, Progress.SILENT).await(counted);
        judge("deduplication off", verdict, counted);
    }

    private static Run.Plan plan(String tag, long seed) {
        return new Run.Plan(tag + seed, EVENTS, RATE, seed, List.of());
    }

    private void breakRows() throws IOException, InterruptedException {
        ClickHouseRows rows = stage.rows();
        String id = rows.run(
                        "SELECT event_id FROM events FINAL WHERE event_name = 'purchase' ORDER BY event_id LIMIT 1")
                .strip();
        String one = " FROM events FINAL WHERE event_id = '" + id + "'";
        rows.run("CREATE TABLE ledger_kept ENGINE = Memory AS SELECT *" + one);
        rows.run("ALTER TABLE events DELETE WHERE event_id = '" + id + "' SETTINGS mutations_sync = 1");
        judge("a row deleted", checker.check(), verdict -> verdict.lost() == 1);
        rows.run("INSERT INTO events SELECT * FROM ledger_kept");
        rows.run("DROP TABLE ledger_kept");
        judge("the row put back", checker.check(), Verdict::isClean);
        rows.run("INSERT INTO events SELECT * REPLACE (topic_offset + 1000000000 AS topic_offset)" + one);
        judge("a row doubled", checker.check(), verdict -> verdict.duplicated() == 1);
        rows.run("ALTER TABLE events DELETE WHERE event_id = '" + id
                + "' AND topic_offset >= 1000000000 SETTINGS mutations_sync = 1");
        judge("the double taken away", checker.check(), Verdict::isClean);
    }

    private void judge(String what, Verdict verdict, Predicate<Verdict> expected) {
        boolean asExpected = expected.test(verdict);
        passed &= asExpected;
        out.accept("%-22s %-5s %-8s %s"
                .formatted(
                        what, verdict.isClean() ? "green" : "red", asExpected ? "expected" : "WRONG", verdict.line()));
    }
}
