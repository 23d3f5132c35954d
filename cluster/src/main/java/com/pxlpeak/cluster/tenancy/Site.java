package com.pxlpeak.cluster.tenancy;

import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.id.WorkspaceId;
import java.time.ZoneId;

/**
 * A site, how its numbers are shown, and what its owner asks of the door.
 *
 * @param timezone whose days and hours the reports use
 * @param currency ISO 4217, the currency of its revenue
 */
public record Site(
        SiteId id,
        WorkspaceId workspace,
        String name,
        String domain,
        ZoneId timezone,
        String currency,
        SiteRules rules) {

    /** A site whose owner asks for nothing in particular. */
    public Site(SiteId id, WorkspaceId workspace, String name, String domain, ZoneId timezone, String currency) {
        this(id, workspace, name, domain, timezone, currency, SiteRules.DEFAULT);
    }
}
