package com.pxlpeak.ops.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.pxlpeak.ops.journey.History.Totals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What was derived can be lost, or be of yesterday: derived again from what comes before it, it is the same. */
@ExtendWith(Journey.class)
class RecoveryJourneyIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String DAYS = "startDate=2026-08-01&endDate=2026-08-30" + Totals.METRICS;

    /** Enough clients for every partition to have some. */
    private static final int MARKERS = 300;

    @TempDir
    private Path directory = Path.of("");

    @Test
    void noNumberChangesWhenTheJournalIsRestoredFromAnOlderCopyOrOffsetsAreLost(RunningPxlpeak pxlpeak)
            throws Exception {
        History history = History.generate(21, 6_000, Instant.parse("2026-08-02T03:00:00Z"));
        history.write(directory.resolve("all"));
        List<String> lines = Files.readAllLines(directory.resolve("all"));
        Totals expected = history.totals();

        send(pxlpeak, lines.subList(0, lines.size() / 2));
        awaitAllBefore(pxlpeak, "2026-07-01");
        pxlpeak.backUp("cassandra", directory.resolve("copy"));
        send(pxlpeak, lines.subList(lines.size() / 2, lines.size()));
        awaitAllBefore(pxlpeak, "2026-07-02");
        expected.assertIn(pxlpeak.totals(DAYS));

        pxlpeak.restore("cassandra", directory.resolve("copy"));
        awaitAllBefore(pxlpeak, "2026-07-03");
        expected.assertIn(pxlpeak.totals(DAYS));

        pxlpeak.forgetHowFarProjectionsAre();
        awaitAllBefore(pxlpeak, "2026-07-04");
        expected.assertIn(pxlpeak.totals(DAYS));
    }

    /**
     * Sends events of another day, some to each partition, and waits for their reports: partitions and projections keep
     * the order, so all that was there before has been read by then.
     */
    private void awaitAllBefore(RunningPxlpeak pxlpeak, String day) throws Exception {
        send(
                pxlpeak,
                IntStream.range(0, MARKERS)
                        .mapToObj(i -> "{\"event_id\":\"" + UUID.randomUUID()
                                + "\",\"event\":\"page_view\",\"client_id\":\"cid_m" + i + "\",\"timestamp\":\"" + day
                                + "T12:00:00Z\",\"properties\":{}}")
                        .toList());
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(
                        pxlpeak.totals("startDate=" + day + "&endDate=" + day + "&metrics=pageviews")
                                .path("pageviews")
                                .asLong())
                .isEqualTo(MARKERS));
    }

    private void send(RunningPxlpeak pxlpeak, List<String> lines) throws Exception {
        Path file = Files.write(directory.resolve("lines"), lines);

        assertThat(pxlpeak.send(file, accepted -> {}).accepted()).isEqualTo(lines.size());
    }
}
