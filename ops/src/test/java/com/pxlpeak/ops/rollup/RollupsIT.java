package com.pxlpeak.ops.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.services.EmbeddedServices;
import com.pxlpeak.projections.rollup.RolledUp;
import com.pxlpeak.projections.schema.ClickHouseAddress;
import com.pxlpeak.projections.schema.Migrations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code site_hours} on the real ClickHouse, against an independent computation. */
@TestInstance(Lifecycle.PER_CLASS)
class RollupsIT {

    private final AtomicInteger sites = new AtomicInteger();
    private EmbeddedServices services;
    private ClickHouseAddress clickHouse;

    @BeforeAll
    void start(@TempDir Path data) throws IOException, InterruptedException {
        services = EmbeddedServices.start(data, Progress.SILENT);
        clickHouse = ClickHouseAddress.parse(services.endpoints().clickHouse());
        Migrations.apply(clickHouse);
    }

    @AfterAll
    void stop() throws IOException {
        services.close();
    }

    @Test
    void hoursHaveWhatHappenedInThem() {
        try (RolledUp site = site()) {
            site.insert(
                    site.pageView("cid_ann", "09:10"),
                    site.pageView("cid_bob", "09:50"),
                    site.worth("purchase", "cid_bob", "10:05", "19.99", "EUR"),
                    site.worth("refund", "cid_bob", "10:06", "20", "EUR"),
                    site.worth("signup", "cid_bob", "10:07", "5", "EUR"));

            assertThat(site.count().counted())
                    .isEqualTo(site.expected())
                    .isEqualTo(
                            """
                            2026-01-12T09:00:00Z HourCounts[visitors=2, sessions=2, pageViews=2, events=2, revenue={}]
                            2026-01-12T10:00:00Z HourCounts[visitors=1, sessions=0, pageViews=0, events=3, revenue={EUR=-0.0100}]
                            """);
        }
    }

    @Test
    void whatBotsDoIsNotCountedNorIsASessionInWhichOneWasFoundOut() {
        try (RolledUp site = site()) {
            site.insert(
                    site.pageView("cid_ann", "09:10"),
                    site.scored(site.pageView("cid_bob", "09:20"), 49),
                    site.scored(site.pageView("cid_crawler", "09:30"), 50),
                    site.scored(site.pageView("cid_crawler", "12:30"), 100));
            assertThat(site.count().counted())
                    .isEqualTo(site.expected())
                    .isEqualTo(
                            """
                            2026-01-12T09:00:00Z HourCounts[visitors=2, sessions=2, pageViews=2, events=2, revenue={}]
                            """);

            site.insert(site.scored(site.pageView("cid_ann", "09:15"), 60));

            assertThat(site.count().counted()).isEqualTo(site.expected()).contains("visitors=2, sessions=1, ");
        }
    }

    @Test
    void aLateEventIsCountedInItsHour() {
        try (RolledUp site = site()) {
            site.insert(site.pageView("cid_ann", "09:10"), site.pageView("cid_ann", "14:00"));
            site.count();

            site.insert(site.pageView("cid_bob", "09:20"));

            assertThat(site.isDirty()).isTrue();
            assertThat(site.count().counted()).isEqualTo(site.expected()).contains("visitors=2");
            assertThat(site.isDirty()).isFalse();
        }
    }

    @Test
    void twoSessionsThatTurnOutToBeOneAreOneAcrossAnHour() {
        try (RolledUp site = site()) {
            site.insert(site.pageView("cid_ann", "09:45"), site.pageView("cid_ann", "10:40"));
            assertThat(site.count().counted()).contains("sessions=1").doesNotContain("sessions=0");

            site.insert(site.pageView("cid_ann", "10:12"));

            assertThat(site.count().counted()).isEqualTo(site.expected()).contains("sessions=0");
        }
    }

    @Test
    void aSessionThatStartedEarlierThanThoughtMovesToItsHour() {
        try (RolledUp site = site()) {
            site.insert(site.pageView("cid_ann", "10:05"));
            site.count();

            site.insert(site.pageView("cid_ann", "09:55"));

            assertThat(site.count().counted()).isEqualTo(site.expected()).contains("sessions=0");
        }
    }

    @Test
    void rowsInsertedTwiceAreCountedOnce() {
        try (RolledUp site = site()) {
            site.insertTwice(
                    site.pageView("cid_ann", "09:10"), site.worth("purchase", "cid_ann", "09:20", "3.5", "USD"));

            assertThat(site.count().counted()).isEqualTo(site.expected()).contains("events=2", "USD=3.5000");
        }
    }

    @Test
    void anHourCountedAgainIsTheSame() {
        try (RolledUp site = site()) {
            site.insert(site.pageView("cid_ann", "09:10"), site.pageView("cid_bob", "09:20"));
            String once = site.count().counted();

            site.markAll();

            assertThat(site.isDirty()).isTrue();
            assertThat(site.count().counted()).isEqualTo(once);
        }
    }

    @Test
    void anHourThatBecomesEmptyVanishes() {
        try (RolledUp site = site()) {
            site.insert(site.pageView("cid_ann", "09:10"), site.pageView("cid_bob", "12:20"));
            site.count();

            site.erase("cid_ann");
            site.markAll();

            assertThat(site.count().counted()).doesNotContain("T09:00").contains("T12:00");
        }
    }

    @Test
    void aCrashBeforeTheCountIsWrittenLeavesTheOldNumbersAndTheHourDirty() {
        try (RolledUp site = site()) {
            site.insert(site.pageView("cid_ann", "09:10"));
            String before = site.count().counted();
            site.insert(site.pageView("cid_bob", "09:20"));

            site.beginCount();

            assertThat(site.counted()).isEqualTo(before);
            assertThat(site.isDirty()).isTrue();
            assertThat(site.count().counted()).isEqualTo(site.expected());
        }
    }

    @Test
    void aCrashAfterTheCountIsWrittenCountsTheHourAgain() {
        try (RolledUp site = site()) {
            site.insert(site.pageView("cid_ann", "09:10"));

            site.beginCount().writeCount();

            assertThat(site.counted()).isEqualTo(site.expected());
            assertThat(site.isDirty()).isTrue();
            assertThat(site.count().counted()).isEqualTo(site.expected());
        }
    }

    @Test
    void whatComesInWhileAnHourIsCountedLeavesItDirty() {
        try (RolledUp site = site()) {
            site.insert(site.pageView("cid_ann", "09:10"));
            site.beginCount().writeCount();

            site.insert(site.pageView("cid_bob", "09:20"));
            site.endCount();

            assertThat(site.isDirty()).isTrue();
            assertThat(site.count().counted()).isEqualTo(site.expected());
        }
    }

    @Test
    void aCrashBetweenTheRowsAndTheirMarkIsHealedByTheInsertThatFollows() {
        try (RolledUp site = site()) {
            site.insert(site.pageView("cid_ann", "09:10"));
            site.count();

            Runnable afterTheRestart = site.insertAndCrash(site.pageView("cid_bob", "09:20"));
            site.count();
            afterTheRestart.run();

            assertThat(site.count().counted()).isEqualTo(site.expected());
        }
    }

    @Test
    void revenueBeyondOneAmountsLimitIsCounted() {
        try (RolledUp site = site()) {
            site.insert(
                    site.worth("purchase", "cid_ann", "09:10", "99999999999999.9999", "EUR"),
                    site.worth("purchase", "cid_bob", "09:10", "99999999999999.9999", "EUR"));

            assertThat(site.count().counted()).isEqualTo(site.expected()).contains("EUR=199999999999999.9998");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whateverANightBringsItsHoursEqualAnIndependentComputation(long seed) {
        try (RolledUp site = site()) {
            site.liveThroughANight(seed);

            assertThat(site.count().counted()).isEqualTo(site.expected());
        }
    }

    private RolledUp site() {
        return new RolledUp(clickHouse, "site_" + sites.incrementAndGet());
    }
}
