package com.pxlpeak.ops.ledger;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the comparison came to. All but the first two must be nothing.
 *
 * @param sent events that were sent, each counted once
 * @param acked events that were acknowledged
 * @param lost acknowledged and not there; refused although nothing is wrong with them; refused, or unreadable, and not
 *     kept where such events are
 * @param duplicated rows beyond the first of an event
 * @param phantom rows of events that nobody sent so
 * @param sessionsDiff sessions that should be there and are not, or the other way round
 * @param rollupDiff the same of hours
 * @param moneyDiff how far revenue is off, by events and by sessions, in all currencies together
 * @param notes examples, for whoever looks for the cause
 */
public record Verdict(
        long sent,
        long acked,
        long lost,
        long duplicated,
        long phantom,
        long sessionsDiff,
        long rollupDiff,
        BigDecimal moneyDiff,
        List<String> notes) {

    public Verdict {
        notes = List.copyOf(notes);
    }

    public boolean isClean() {
        return lost == 0
                && duplicated == 0
                && phantom == 0
                && sessionsDiff == 0
                && rollupDiff == 0
                && moneyDiff.signum() == 0;
    }

    /** The one line that is promised. */
    public String line() {
        return "ledger: sent=" + sent + " acked=" + acked + " lost=" + lost + " duplicated=" + duplicated + " phantom="
                + phantom + " sessions_diff=" + sessionsDiff + " rollup_diff=" + rollupDiff + " money_diff="
                + moneyDiff.stripTrailingZeros().toPlainString();
    }
}
