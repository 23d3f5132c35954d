package com.pxlpeak.projections.rollup;

import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.projections.schema.EventRow;
import com.pxlpeak.projections.schema.SessionRow;
import com.pxlpeak.projections.schema.Tables;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * An hour of a site, as rollups count them.
 *
 * @param hour its beginning, in UTC
 */
record SiteHour(SiteId site, Instant hour) {

    SiteHour {
        hour = hour.truncatedTo(ChronoUnit.HOURS);
    }

    /**
     * The hours whose counts the rows may change: those of the events, and those in which a session started or, if the
     * row ends it, had started. A merge is told by the rows of both its sessions.
     */
    static Set<SiteHour> of(Tables.Rows rows) {
        Set<SiteHour> hours = new LinkedHashSet<>();
        for (EventRow row : rows.events()) {
            hours.add(new SiteHour(row.event().site(), row.event().enriched().time()));
        }
        for (SessionRow row : rows.sessions()) {
            hours.add(new SiteHour(row.client().site(), row.startedAt()));
        }
        return hours;
    }
}
