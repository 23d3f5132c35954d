package com.pxlpeak.projections.client;

/**
 * What the reconciler has found on this node since it started.
 *
 * @param checked events whose row was looked for
 * @param repaired events whose row was missing and is there again: not 0 is an alert, a bug was healed
 * @param refused events whose row is missing because ClickHouse refuses it; it was in quarantine before
 * @param phantoms rows of records that led to no event: not 0 is an alert; they are left as they are
 */
public record ReconcilerCounts(long checked, long repaired, long refused, long phantoms) {

    static final ReconcilerCounts NONE = new ReconcilerCounts(0, 0, 0, 0);

    ReconcilerCounts plus(ReconcilerCounts other) {
        return new ReconcilerCounts(
                checked + other.checked, repaired + other.repaired, refused + other.refused, phantoms + other.phantoms);
    }
}
