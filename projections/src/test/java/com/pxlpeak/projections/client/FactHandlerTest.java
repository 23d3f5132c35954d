package com.pxlpeak.projections.client;

import static com.pxlpeak.projections.client.Decided.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.event.Coordinate;
import com.pxlpeak.projections.schema.EventRow;
import com.pxlpeak.projections.schema.MergeRow;
import com.pxlpeak.projections.schema.SessionRow;
import com.pxlpeak.projections.schema.Tables.Rows;
import com.pxlpeak.sessions.client.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.Done;
import org.junit.jupiter.api.Test;

class FactHandlerTest {

    @Test
    void anEventIsARowThatNamesTheRecordItCameFrom() {
        Rows rows = FactHandler.rows(Decided.journaled(ANN, "09:00", "09:10"));

        assertThat(rows.events())
                .extracting(EventRow::source)
                .containsExactly(new Coordinate(Decided.TOPIC, 0, 0), new Coordinate(Decided.TOPIC, 0, 1));
        assertThat(rows.events()).extracting(EventRow::journalSeq).containsExactly(1L, 2L);
    }

    @Test
    void ofASessionThatChangedSeveralTimesOnlyTheLastIsWritten() {
        Rows rows = FactHandler.rows(Decided.journaled(ANN, "09:00", "09:10", "09:20"));

        assertThat(rows.sessions()).singleElement().satisfies(row -> {
            assertThat(row.revision()).isEqualTo(3);
            assertThat(row.now().map(Session::events)).hasValue(3);
        });
        assertThat(rows.merges()).isEmpty();
    }

    @Test
    void aSessionThatBecamePartOfAnotherLeavesAMarkAboveAllItsRows() {
        List<JournaledFact> facts = Decided.journaled(ANN, "09:00", "09:50", "09:55", "09:25");

        Rows rows = FactHandler.rows(facts);

        SessionRow kept = rows.sessions().get(0);
        SessionRow ended = rows.sessions().get(1);
        assertThat(rows.sessions()).hasSize(2);
        assertThat(kept.now().map(Session::events)).hasValue(4);
        assertThat(ended.now()).isEmpty();
        assertThat(ended.revision()).isGreaterThan(2);
        assertThat(ended.startedAt()).hasToString("2026-01-12T09:50:00Z");
        assertThat(rows.merges()).containsExactly(new MergeRow(ANN, ended.session(), kept.session(), ended.revision()));
    }

    /** Groups are cut by time: what a table holds in the end must not depend on it. */
    @Test
    void groupsMayBeCutAnywhere() {
        List<JournaledFact> facts = Decided.journaled(ANN, "09:50", "09:25", "09:55", "09:00");
        List<SessionRow> whole = FactHandler.rows(facts).sessions();

        for (int cut = 0; cut <= facts.size(); cut++) {
            List<SessionRow> rows =
                    new ArrayList<>(FactHandler.rows(facts.subList(0, cut)).sessions());
            rows.addAll(FactHandler.rows(facts.subList(cut, facts.size())).sessions());
            assertThat(rows.stream().filter(row -> isLastOfItsSession(row, rows)))
                    .containsExactlyInAnyOrderElementsOf(whole);
        }
    }

    @Test
    void aGroupIsOneInsert() {
        List<Rows> inserted = new ArrayList<>();
        FactHandler handler = new FactHandler(rows -> {
            inserted.add(rows);
            return CompletableFuture.completedFuture(Done.getInstance());
        });

        assertThat(handler.process(Decided.journaled(ANN, "09:00", "10:00"))).isCompleted();

        assertThat(inserted).singleElement().satisfies(rows -> assertThat(rows.sessions())
                .hasSize(2));
    }

    private static boolean isLastOfItsSession(SessionRow row, List<SessionRow> rows) {
        return rows.stream()
                .filter(other -> other.session().equals(row.session()))
                .allMatch(other -> other.revision() <= row.revision());
    }
}
