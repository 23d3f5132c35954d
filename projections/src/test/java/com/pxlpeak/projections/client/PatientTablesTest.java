package com.pxlpeak.projections.client;

import static com.pxlpeak.projections.client.Decided.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.projections.schema.EventRow;
import com.pxlpeak.projections.schema.RowsRefused;
import com.pxlpeak.projections.schema.TableRow;
import com.pxlpeak.projections.schema.Tables;
import com.pxlpeak.projections.schema.Tables.Rows;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;
import org.apache.pekko.Done;

class PatientTablesTest {

    private static final int ROWS = 24;

    private final List<TableRow> setAside = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private Server server = new Server();
    private int quarantineFailures;

    @BeforeTry
    void beginWithNothing() {
        server = new Server();
        setAside.clear();
        pauses.clear();
    }

    @Property(tries = 300)
    void exactlyTheRowsThatAreRefusedAreSetAsideAndAllOthersStored(
            @ForAll Set<@IntRange(max = ROWS - 1) Integer> bad, @ForAll @IntRange(max = 5) int away) {
        Rows rows = rows();
        bad.forEach(index -> server.refuses.add(rows.all().get(index)));
        server.away = away;

        assertThat(tables().insert(rows)).isCompleted();

        assertThat(setAside).containsExactlyInAnyOrderElementsOf(server.refuses);
        Set<TableRow> stored = new HashSet<>(rows.all());
        stored.removeAll(server.refuses);
        assertThat(server.stored).isEqualTo(stored);
    }

    @Example
    void aGroupThatIsTakenIsOneInsert() {
        assertThat(tables().insert(rows())).isCompleted();

        assertThat(server.inserts).isEqualTo(1);
    }

    @Example
    void oneBadRowIsFoundInFewInserts() {
        Rows rows = rows();
        server.refuses.add(rows.all().get(7));

        assertThat(tables().insert(rows)).isCompleted();

        assertThat(server.inserts).isLessThan(2 * 5 + 4);
    }

    @Example
    void aServerThatIsAwayIsTriedAfterLongerAndLongerPausesAndNothingIsSetAside() {
        server.away = 8;

        assertThat(tables().insert(rows())).isCompleted();

        assertThat(pauses)
                .extracting(Duration::toMillis)
                .containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 15_000L, 15_000L, 15_000L);
        assertThat(setAside).isEmpty();
        assertThat(server.stored).hasSize(rows().all().size());
    }

    @Example
    void nothingGoesOnBeforeARefusedRowIsKept() {
        Rows rows = rows();
        server.refuses.add(rows.all().get(0));
        quarantineFailures = 3;

        assertThat(tables().insert(rows)).isCompleted();

        assertThat(pauses).hasSize(3);
        assertThat(setAside).hasSize(1);
    }

    /** As when a connection breaks while rows are on their way: once refused is not refused for good. */
    @Example
    void aRowIsSetAsideOnlyWhenItIsRefusedAgainAndAgain() {
        EventRow row = rows().events().get(0);
        server.refuses.add(row);
        server.refusals = 2;

        assertThat(tables().insert(new Rows(List.of(row), List.of(), List.of())))
                .isCompleted();

        assertThat(setAside).isEmpty();
        assertThat(server.stored).containsExactly(row);
    }

    @Example
    void waitingEndsWhenItIsClosed() {
        Patience patience = new Patience("server", failure -> false, time -> new CompletableFuture<>());
        CompletableFuture<Done> waiting = patience.<Done>untilDone(
                        () -> CompletableFuture.failedFuture(new ConnectException("refused")))
                .toCompletableFuture();
        assertThat(waiting).isNotDone();

        patience.close();

        assertThat(waiting).isCompletedExceptionally();
    }

    private Tables tables() {
        Patience clickHouse =
                new Patience("ClickHouse", failure -> RowsRefused.in(failure).isPresent(), this::pause);
        return new PatientTables(server, this::keep, clickHouse, new Patience("Kafka", failure -> false, this::pause));
    }

    private CompletionStage<Done> pause(Duration time) {
        pauses.add(time);
        return CompletableFuture.completedFuture(Done.getInstance());
    }

    private CompletionStage<Done> keep(TableRow row, RowsRefused reason) {
        assertThat(reason.code()).isEqualTo("clickhouse.469");
        if (quarantineFailures > 0) {
            quarantineFailures--;
            return CompletableFuture.failedFuture(new ConnectException("refused"));
        }
        setAside.add(row);
        return CompletableFuture.completedFuture(Done.getInstance());
    }

    private static Rows rows() {
        String[] clocks = IntStream.range(0, 12).mapToObj("%02d:00"::formatted).toArray(String[]::new);
        Rows rows = FactHandler.rows(Decided.journaled(ANN, clocks));
        assertThat(rows.all()).hasSize(ROWS);
        return rows;
    }

    /** Is away for some tries, and takes no group that holds a row it refuses. */
    private static final class Server implements Tables {

        private final Set<TableRow> refuses = new HashSet<>();
        private final Set<TableRow> stored = new HashSet<>();
        private int away;
        private int refusals = Integer.MAX_VALUE;
        private int inserts;

        @Override
        public CompletionStage<Done> insert(Rows rows) {
            if (away > 0) {
                away--;
                return CompletableFuture.failedFuture(new CompletionException(new ConnectException("refused")));
            }
            inserts++;
            if (refusals > 0 && rows.all().stream().anyMatch(refuses::contains)) {
                refusals--;
                return CompletableFuture.failedFuture(
                        new CompletionException(new RowsRefused("clickhouse.469", "constraint", new Exception())));
            }
            stored.addAll(rows.all());
            return CompletableFuture.completedFuture(Done.getInstance());
        }
    }
}
