package com.pxlpeak.api.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.id.WorkspaceId;
import com.pxlpeak.cluster.tenancy.Access;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.projections.schema.ClickHouseAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When ClickHouse does not do its part; its answers are tested in ops, where it is. */
class ClickHouseStatsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 7);
    private static final StatsQuery QUERY =
            new StatsQuery(new DateRange(DAY, DAY), List.of(Metric.VISITORS), List.of(), List.of(), List.of(), 1, 0);
    private static final Site SITE = new Site(
            new SiteId("shop"),
            new WorkspaceId(new UUID(1, 1)),
            "Shop",
            "shop.example",
            ZoneId.of("Europe/Berlin"),
            "EUR");
    private static final SiteScope SCOPE = SiteScope.of(
                    new Access(SITE.workspace(), Set.of(Access.Scope.READ)), id -> Optional.of(SITE), "shop")
            .orElseThrow();

    @Test
    void isUnavailableWhileClickHouseIsAway() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        try (ClickHouseStats stats = stats(port)) {
            assertThat(ask(stats))
                    .failsWithin(10, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withCauseInstanceOf(StatsUnavailable.class);
            assertThat(stats.isReachable()).isFalse();
        }
    }

    @Test
    void refusesAtOnceWhatItCannotQueue() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ClickHouseStats stats = stats(silent.getLocalPort())) {
            CompletableFuture<StatsAnswer> running = ask(stats);
            CompletableFuture<StatsAnswer> waiting = ask(stats);

            assertThat(ask(stats))
                    .isCompletedExceptionally()
                    .failsWithin(Duration.ZERO)
                    .withThrowableThat()
                    .withCauseInstanceOf(StatsUnavailable.class);
            assertThat(running).isNotDone();
            assertThat(waiting).isNotDone();
        }
    }

    private static ClickHouseStats stats(int port) {
        ClickHouseAddress address = ClickHouseAddress.parse("http://user:password@127.0.0.1:" + port + "/pxlpeak");
        return ClickHouseStats.create(new StatsSettings(address, 1, 1, Duration.ofSeconds(5)));
    }

    private static CompletableFuture<StatsAnswer> ask(ClickHouseStats stats) {
        return stats.answer(SCOPE, QUERY).toCompletableFuture();
    }
}
