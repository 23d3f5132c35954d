package com.pxlpeak.ops.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.services.EmbeddedServices;
import com.pxlpeak.projections.client.PlayedProjection;
import com.pxlpeak.projections.client.ReconcilerCounts;
import com.pxlpeak.projections.schema.ClickHouseAddress;
import com.pxlpeak.projections.schema.Migrations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What the projection and the reconciler leave in the real ClickHouse. */
@TestInstance(Lifecycle.PER_CLASS)
class ProjectionIT {

    private EmbeddedServices services;
    private ClickHouseAddress clickHouse;
    private PlayedProjection projection;

    @BeforeAll
    void start(@TempDir Path data) throws IOException, InterruptedException {
        services = EmbeddedServices.startClickHouse(data, Progress.SILENT);
        clickHouse = ClickHouseAddress.parse(services.endpoints().clickHouse());
        Migrations.apply(clickHouse);
    }

    @AfterAll
    void stop() throws IOException {
        services.close();
    }

    @BeforeEach
    void beginWithNothing() {
        projection = new PlayedProjection(clickHouse);
    }

    @AfterEach
    void end() {
        projection.close();
    }

    @Test
    void aRowThatClickHouseRefusesGoesToQuarantineAndTheRestIsStored() {
        projection.sql("ALTER TABLE events ADD CONSTRAINT no_tenth CHECK topic_offset != 9 OR topic_partition = 1");
        try {
            projection.visits(20);
            projection.project(10_000);
        } finally {
            projection.sql("ALTER TABLE events DROP CONSTRAINT no_tenth");
        }

        assertThat(projection.quarantine()).containsExactly("clickhouse.469 pxlpeak.events.raw/0/9");
        assertThat(projection.count("events FINAL")).isEqualTo(99);
        assertThat(projection.count("sessions FINAL WHERE is_deleted = 0")).isEqualTo(40);
    }

    @Test
    void historyOfManyYearsIsOneInsert() {
        projection.insert(IntStream.range(0, 300)
                .mapToObj(month -> LocalDate.of(1990, 1, 1)
                        .plusMonths(month)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC))
                .toArray(Instant[]::new));

        assertThat(projection.count("events FINAL")).isEqualTo(300);
        assertThat(projection.quarantine()).isEmpty();
    }

    @Test
    void beginningAnewChangesNoNumber() {
        projection.visits(50);
        projection.project(10_000);
        String numbers = projection.numbers();

        for (int group : List.of(7, 100, 10_000)) {
            projection.forgetWhatIsSaved();
            projection.project(group);

            assertThat(projection.numbers()).isEqualTo(numbers);
        }
        projection.sql("OPTIMIZE TABLE events FINAL");
        assertThat(projection.numbers()).isEqualTo(numbers);
    }

    @Test
    void whereAllIsWellTheReconcilerFindsNothing() {
        projection.visits(50);
        projection.project(1_000);
        projection.forgetWhatIsSaved();
        projection.project(1_000);

        assertThat(projection.reconcile()).isEqualTo(new ReconcilerCounts(250, 0, 0, 0));
    }

    @Test
    void aRowThatWasLostIsThereAgain() {
        projection.visits(50);
        projection.project(1_000);
        String numbers = projection.numbers();
        projection.sql("DELETE FROM events WHERE topic_partition = 1 AND topic_offset IN (3, 4, 76)");
        assertThat(projection.numbers()).isNotEqualTo(numbers);

        assertThat(projection.reconcile()).isEqualTo(new ReconcilerCounts(250, 3, 0, 0));

        assertThat(projection.numbers()).isEqualTo(numbers);
        assertThat(projection.reconcile()).isEqualTo(new ReconcilerCounts(250, 0, 0, 0));
    }

    @Test
    void aRowThatNoRecordLedToIsToldOfAndLeft() {
        projection.visits(50);
        projection.project(1_000);
        projection.sql("INSERT INTO events SELECT * REPLACE (toInt64(5) AS topic_offset)"
                + " FROM (SELECT * FROM events FINAL WHERE topic_partition = 1 AND topic_offset = 4)");

        assertThat(projection.reconcile()).isEqualTo(new ReconcilerCounts(250, 0, 0, 1));

        assertThat(projection.count("events FINAL")).isEqualTo(251);
    }

    /** The index on offsets is what makes a question small. */
    @Test
    void aQuestionPassesOverMostOfTheTable() {
        assertThat(projection
                        .sql("SELECT toInt64(count()) AS count FROM system.data_skipping_indices"
                                + " WHERE table = 'events' AND name = 'events_by_offset'")
                        .get(0)
                        .getLong("count"))
                .isEqualTo(1);
    }
}
