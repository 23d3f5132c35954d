package com.pxlpeak.projections.rejected;

import static com.pxlpeak.projections.rejected.SetAside.followed;
import static com.pxlpeak.projections.rejected.SetAside.quarantined;
import static com.pxlpeak.projections.rejected.SetAside.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.projections.client.Patience;
import com.pxlpeak.projections.schema.RowsRefused;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.annotations.JUnit5TestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestKitJUnit5Extension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestKitJUnit5Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class RejectedHandlerTest {

    private static final String REJECTION = "{'site_id':'shop','code':'CODE','payload':'{}'}";

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create();

    private final Deque<RuntimeException> failures = new ArrayDeque<>();
    private final List<String> stored = new ArrayList<>();
    private RejectedCounts counts = RejectedCounts.NONE;

    private final RejectedHandler handler = new RejectedHandler(
            this::insert,
            Patience.with("ClickHouse", failure -> RowsRefused.in(failure).isPresent(), pekko.system()),
            more -> counts = counts.plus(more));

    @BeforeEach
    void nothingHappenedYet() {
        failures.clear();
        stored.clear();
        counts = RejectedCounts.NONE;
    }

    @Test
    void whatIsNobodysIsOnlyCounted() {
        process(followed(rejected(0, REJECTION)), followed(quarantined(1, "", "garbage")));

        assertThat(stored).containsExactly("CODE");
        assertThat(counts).isEqualTo(new RejectedCounts(1, 1, 0));
    }

    @Test
    void isStoredWhenClickHouseIsBack() {
        failures.add(new IllegalStateException("away"));

        process(followed(rejected(0, REJECTION)));

        assertThat(stored).containsExactly("CODE");
        assertThat(counts).isEqualTo(new RejectedCounts(1, 0, 0));
    }

    @Test
    void oneThatClickHouseRefusesDoesNotHoldUpTheOthers() {
        process(
                followed(rejected(0, REJECTION)),
                followed(rejected(1, REJECTION.replace("CODE", "bad"))),
                followed(rejected(2, REJECTION)));

        assertThat(stored).containsExactly("CODE", "CODE");
        assertThat(counts).isEqualTo(new RejectedCounts(2, 0, 1));
    }

    private CompletionStage<Done> insert(List<RejectedEvent> rows) {
        if (!failures.isEmpty()) {
            return CompletableFuture.failedFuture(failures.remove());
        }
        if (rows.stream().anyMatch(row -> row.code().equals("bad"))) {
            return CompletableFuture.failedFuture(new RowsRefused("clickhouse.6", "bad", new Exception()));
        }
        rows.forEach(row -> stored.add(row.code()));
        return CompletableFuture.completedFuture(Done.getInstance());
    }

    private void process(FollowedRecord... group) {
        assertThat(handler.process(List.of(group))).succeedsWithin(Duration.ofSeconds(10));
    }
}
