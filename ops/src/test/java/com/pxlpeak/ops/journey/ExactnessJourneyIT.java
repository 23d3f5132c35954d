package com.pxlpeak.ops.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.pxlpeak.ops.journey.History.Totals;
import com.pxlpeak.ops.send.CollectClient;
import com.pxlpeak.ops.send.Patience;
import com.pxlpeak.ops.send.Sending;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

        Sending.Account account = send(pxlpeak, file, history.size() / 2);

        assertThat(account.accepted()).isEqualTo(history.size());
        assertThat(account.isClean()).isTrue();
        Totals expected = history.totals();
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertTotals(pxlpeak, expected));

        pxlpeak.restart();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertTotals(pxlpeak, expected));
    }

    /** Sends the file with a secret key, whose clock is trusted, and kills the node once on the way. */
    private static Sending.Account send(RunningPxlpeak pxlpeak, Path file, long killAfter) throws Exception {
        AtomicBoolean killed = new AtomicBoolean();
        CollectClient client = new CollectClient(
                URI.create(pxlpeak.url()), "site_demo", Optional.of(pxlpeak.adminKey()), Patience.REAL, () -> {});
        try (InputStream events = Files.newInputStream(file)) {
            return new Sending(client, 200, new Sending.Listener() {
                        @Override
                        public void rejected(long line, String code, String path, String message) {}

                        @Override
                        public void unreadable(long line, String why) {}

                        @Override
                        public void progress(Sending.Account account) {
                            if (account.accepted() >= killAfter && killed.compareAndSet(false, true)) {
                                pxlpeak.killNode();
                            }
                        }
                    })
                    .send(events);
        }
    }

    private static void assertTotals(RunningPxlpeak pxlpeak, Totals expected) throws Exception {
        JsonNode totals = pxlpeak.totals(DAYS + "&metrics=visitors,sessions,events,pageviews,bounce_rate,revenue");
        assertThat(totals.path("events").asLong()).isEqualTo(expected.events());
        assertThat(totals.path("pageviews").asLong()).isEqualTo(expected.pageViews());
        assertThat(totals.path("visitors").asLong()).isEqualTo(expected.visitors());
        assertThat(totals.path("sessions").asLong()).isEqualTo(expected.sessions());
        assertThat(totals.path("revenue").decimalValue()).isEqualByComparingTo(expected.revenue());
        assertThat(totals.path("bounce_rate").decimalValue())
                .isEqualByComparingTo(BigDecimal.valueOf(100 * expected.bounces())
                        .divide(BigDecimal.valueOf(expected.sessions()), 1, RoundingMode.HALF_UP));
    }
}
