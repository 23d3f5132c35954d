package com.pxlpeak.ops.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.pxlpeak.ops.journey.History.Totals;
import com.pxlpeak.ops.send.Sending;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Many events, some sent twice, a node killed meanwhile, everything restarted: every number is the one it must be. */
@ExtendWith(Journey.class)
class ExactnessJourneyIT {

    private static final int EVENTS = Integer.getInteger("pxlpeak.journey.events", 100_000);
    private static final String DAYS = "startDate=2026-09-01&endDate=2026-09-30";

    @Test
    void everyNumberIsExactAlthoughTheNodeIsKilledAndEverythingRestarted(
            RunningPxlpeak pxlpeak, @TempDir Path directory) throws Exception {
        History history = History.generate(7, EVENTS, Instant.parse("2026-09-02T03:00:00Z"));
        Path file = directory.resolve("events.ndjson");
        history.write(file);

        AtomicBoolean killed = new AtomicBoolean();
        Sending.Account account = pxlpeak.send(file, accepted -> {
            if (accepted >= history.size() / 2 && killed.compareAndSet(false, true)) {
                pxlpeak.killNode();
            }
        });

        assertThat(account.accepted()).isEqualTo(history.size());
        assertThat(account.isClean()).isTrue();
        Totals expected = history.totals();
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> expected.assertIn(pxlpeak.totals(DAYS + Totals.METRICS)));

        pxlpeak.restart();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> expected.assertIn(pxlpeak.totals(DAYS + Totals.METRICS)));
    }
}
