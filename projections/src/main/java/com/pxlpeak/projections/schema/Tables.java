package com.pxlpeak.projections.schema;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** The tables that readers query. */
public interface Tables {

    /** Completes when all rows are stored. After a failure some may be: inserting them again changes nothing. */
    CompletionStage<Done> insert(Rows rows);

    /** Rows for each table. */
    record Rows(List<EventRow> events, List<SessionRow> sessions, List<MergeRow> merges) {

        public Rows {
            events = List.copyOf(events);
            sessions = List.copyOf(sessions);
            merges = List.copyOf(merges);
        }
    }
}
