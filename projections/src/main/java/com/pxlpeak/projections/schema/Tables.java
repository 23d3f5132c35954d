package com.pxlpeak.projections.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** The tables that readers query. */
public interface Tables {

    /**
     * Completes when all rows are stored. After a failure some may be: inserting them again changes nothing. Whether to do
     * so says {@link RowsRefused#in}.
     */
    CompletionStage<Done> insert(Rows rows);

    /** Rows for each table. */
    record Rows(List<EventRow> events, List<SessionRow> sessions, List<MergeRow> merges) {

        public Rows {
            events = List.copyOf(events);
            sessions = List.copyOf(sessions);
            merges = List.copyOf(merges);
        }

        public static Rows of(List<? extends TableRow> rows) {
            return new Rows(of(EventRow.class, rows), of(SessionRow.class, rows), of(MergeRow.class, rows));
        }

        private static <R extends TableRow> List<R> of(Class<R> type, List<? extends TableRow> rows) {
            return rows.stream().filter(type::isInstance).map(type::cast).toList();
        }

        public List<TableRow> all() {
            List<TableRow> all = new ArrayList<>(events);
            all.addAll(sessions);
            all.addAll(merges);
            return all;
        }
    }
}
