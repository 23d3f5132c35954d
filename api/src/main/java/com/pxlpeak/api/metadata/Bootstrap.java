package com.pxlpeak.api.metadata;

import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.id.WorkspaceId;
import com.pxlpeak.cluster.tenancy.Access.Scope;
import com.pxlpeak.cluster.tenancy.Site;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;

/**
 * What a new installation holds: the workspace "Demo" with one site, a key that may do everything and one that may only
 * read, for the dashboard.
 */
public record Bootstrap(ApiToken adminKey, ApiToken dashboardKey) {

    static final WorkspaceId WORKSPACE = new WorkspaceId(UUID.fromString("d3e0d3e0-0000-4000-8000-000000000001"));
    static final String WORKSPACE_NAME = "Demo";
    static final Site SITE = new Site(
            new SiteId("site_demo"), WORKSPACE, "Demo shop", "demo.example", ZoneId.of("Europe/Berlin"), "EUR");
    static final Set<Scope> ADMIN = Set.of(Scope.COLLECT, Scope.READ, Scope.ADMIN);
    static final Set<Scope> DASHBOARD = Set.of(Scope.READ);

    public Bootstrap {
        if (adminKey.lookupId().equals(dashboardKey.lookupId())) {
            throw new IllegalArgumentException(
                    "dashboardKey: lookup id " + dashboardKey.lookupId() + " (expected: another than the admin key's)");
        }
    }
}
