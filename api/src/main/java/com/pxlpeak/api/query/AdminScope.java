package com.pxlpeak.api.query;

import com.pxlpeak.cluster.tenancy.Access;
import com.pxlpeak.cluster.tenancy.SiteDirectory;
import java.util.Optional;

/** A site with which the holder of a key may do everything. What changes something needs one, and nothing else makes one. */
public final class AdminScope {

    private final SiteScope site;

    private AdminScope(SiteScope site) {
        this.site = site;
    }

    /** Empty alike for a site that does not exist and one of another workspace. */
    public static Optional<AdminScope> of(Access access, SiteDirectory sites, String siteId) {
        return access.allows(Access.Scope.ADMIN)
                ? SiteScope.within(access, sites, siteId).map(AdminScope::new)
                : Optional.empty();
    }

    /** The same for reading. */
    public SiteScope site() {
        return site;
    }
}
