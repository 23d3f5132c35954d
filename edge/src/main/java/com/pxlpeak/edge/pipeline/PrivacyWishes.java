package com.pxlpeak.edge.pipeline;

import com.pxlpeak.cluster.tenancy.SiteRules.PrivacySignals;

/**
 * What a visitor's browser says about being counted: Global Privacy Control and Do Not Track. Where the site honours it,
 * the event is refused and nothing of it is kept; where not, it is flagged.
 */
final class PrivacyWishes {

    private static final String YES = "1";

    private PrivacyWishes() {}

    static Verdict judge(Draft draft) {
        SenderHeaders headers = draft.sender().headers();
        PrivacySignals honoured = draft.sender().site().rules().privacy();
        boolean gpc = headers.get("sec-gpc").equals(YES);
        boolean dnt = headers.get("dnt").equals(YES);
        if (gpc && honoured.gpc()) {
            return optedOut("Sec-GPC");
        }
        if (dnt && honoured.dnt()) {
            return optedOut("DNT");
        }
        Draft told = gpc ? draft.flagged("privacy.gpc") : draft;
        return (dnt ? told.flagged("privacy.dnt") : told).kept();
    }

    private static Verdict optedOut(String header) {
        return Verdict.rejected(
                Reason.PRIVACY_OPTED_OUT,
                "",
                header + ": 1, which the site honours (expected: do not send this event)");
    }
}
