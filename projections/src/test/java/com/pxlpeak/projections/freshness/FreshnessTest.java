package com.pxlpeak.projections.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.partition.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.junit.jupiter.api.Test;

class FreshnessTest {

    private static final Instant NINE = Instant.parse("2026-01-12T09:00:00Z");

    private final Map<Integer, Long> ends = new HashMap<>(Map.of(0, 0L, 1, 0L));
    private final Map<Integer, Long> projected = new HashMap<>();
    private final Map<Integer, Instant> told = new HashMap<>();
    private final PartitionProgress<Fact> progress = new PartitionProgress<>();
    private Instant now = NINE;
    private final Freshness freshness = new Freshness(
            progress, new FreshnessPorts(asked -> answer(ends), () -> answer(projected), this::tell), this::now);
    private boolean isKafkaAway;
    private boolean isClickHouseAway;

    @Test
    void aNewInstallationIsFreshThoughItHasNoEvents() {
        progress.reached(0, 0, 0);
        progress.reached(1, 0, 0);

        lookAt(NINE.plusSeconds(5));

        assertThat(told).containsEntry(0, NINE.plusSeconds(5)).containsEntry(1, NINE.plusSeconds(5));
        assertThat(freshness.summary().projected()).hasValue(NINE.plusSeconds(5));
    }

    @Test
    void standsStillWithTheSlowestPartition() {
        eachHasOneEventInTheTables();
        lookAt(NINE);
        ends.put(1, 5L);

        lookAt(NINE.plusSeconds(60));

        assertThat(told).containsEntry(0, NINE.plusSeconds(60)).containsEntry(1, NINE);
        assertThat(freshness.summary().projected()).hasValue(NINE);
        assertThat(freshness.summary().behind()).isEqualTo(4);
        assertThat(freshness.isWithin(Duration.ofSeconds(59))).isFalse();
        assertThat(freshness.isWithin(Duration.ofSeconds(61))).isTrue();
    }

    @Test
    void standsStillWhileTheProjectionSavesNothing() {
        eachHasOneEventInTheTables();
        lookAt(NINE);
        ends.put(0, 2L);
        progress.reached(0, 2, 2);

        lookAt(NINE.plusSeconds(60));

        assertThat(freshness.summary().journaled()).hasValue(NINE.plusSeconds(60));
        assertThat(freshness.summary().projected()).hasValue(NINE);
        projected.put(0, 2L);
        lookAt(NINE.plusSeconds(61));
        assertThat(freshness.summary().projected()).hasValue(NINE.plusSeconds(61));
    }

    @Test
    void standsStillWhileKafkaDoesNotAnswer() {
        eachHasOneEventInTheTables();
        lookAt(NINE);
        isKafkaAway = true;

        assertThat(look(NINE.plusSeconds(60))).isCompletedExceptionally();

        assertThat(freshness.summary().projected()).hasValue(NINE);
    }

    @Test
    void whatCouldNotBeToldIsToldLater() {
        eachHasOneEventInTheTables();
        isClickHouseAway = true;
        assertThat(look(NINE)).isCompletedExceptionally();
        isClickHouseAway = false;

        lookAt(NINE);

        assertThat(told).containsEntry(0, NINE);
    }

    /** A topic made anew begins at 0: what was read of the old one says nothing about it. */
    @Test
    void standsStillWhileTheTopicIsNotTheOneThatWasRead() {
        eachHasOneEventInTheTables();
        progress.reached(0, 100, 1);
        ends.put(0, 100L);
        lookAt(NINE);
        ends.put(0, 3L);

        lookAt(NINE.plusSeconds(60));

        assertThat(freshness.summary().projected()).hasValue(NINE);
    }

    private void eachHasOneEventInTheTables() {
        for (int partition = 0; partition < 2; partition++) {
            ends.put(partition, 1L);
            progress.reached(partition, 1, 1);
            projected.put(partition, 1L);
        }
    }

    private Instant now() {
        return now;
    }

    private void lookAt(Instant time) {
        assertThat(look(time)).isCompleted();
    }

    private CompletableFuture<Done> look(Instant time) {
        now = time;
        return freshness.look().toCompletableFuture();
    }

    private CompletionStage<Map<Integer, Long>> answer(Map<Integer, Long> values) {
        return isKafkaAway
                ? CompletableFuture.failedFuture(new IllegalStateException("away"))
                : CompletableFuture.completedFuture(Map.copyOf(values));
    }

    private CompletionStage<Done> tell(Map<Integer, Instant> through) {
        if (isClickHouseAway) {
            return CompletableFuture.failedFuture(new IllegalStateException("away"));
        }
        told.putAll(through);
        return CompletableFuture.completedFuture(Done.getInstance());
    }
}
