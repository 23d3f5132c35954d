package com.pxlpeak.projections.client;

import com.pxlpeak.sessions.client.FactSource;
import java.util.List;

/**
 * An entry that the projection was done with some time ago: the offsets of the events it counted must be in ClickHouse,
 * and no others of its range.
 *
 * @param offset how far all journals are done with once this entry is
 */
record SettledEntry(JournalNews<FactSource> news, String offset) {

    List<Long> eventOffsets() {
        return news.decisions().stream()
                .flatMap(decision -> decision.facts().stream())
                .filter(FactSource::isEvent)
                .map(fact -> fact.source().offset())
                .toList();
    }
}
