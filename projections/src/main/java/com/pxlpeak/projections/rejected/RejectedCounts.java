package com.pxlpeak.projections.rejected;

/**
 * What a node has followed since it started.
 *
 * @param stored records that are in the table
 * @param unowned records that tell of no site, and are counted and no more
 * @param refused records that ClickHouse refuses for what is in them: a defect of ours; Kafka has them for 30 days
 */
public record RejectedCounts(long stored, long unowned, long refused) {

    static final RejectedCounts NONE = new RejectedCounts(0, 0, 0);

    RejectedCounts plus(RejectedCounts more) {
        return new RejectedCounts(stored + more.stored, unowned + more.unowned, refused + more.refused);
    }
}
