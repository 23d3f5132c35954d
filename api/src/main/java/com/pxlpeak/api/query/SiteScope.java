package com.pxlpeak.api.query;

import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.tenancy.Access;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.cluster.tenancy.SiteDirectory;
import java.util.Optional;

/**
 * A site whose numbers the holder of a key may read. Every query needs one and nothing else makes one, so no query can
 * forget its tenant or be talked into another's.
 */
public final class SiteScope {

    private final Site site;

    private SiteScope(Site site) {
        this.site = site;
    }

    /** Empty alike for a site that does not exist and one of another workspace. */
    public static Optional<SiteScope> of(Access access, SiteDirectory sites, String siteId) {
        return access.allows(Access.Scope.READ) ? within(access, sites, siteId) : Optional.empty();
    }

    /** Whatever the key may do. */
    static Optional<SiteScope> within(Access access, SiteDirectory sites, String siteId) {
        if (!SiteId.isValid(siteId)) {
            return Optional.empty();
        }
        return sites.site(new SiteId(siteId))
                .filter(site -> site.workspace().equals(access.workspace()))
                .map(SiteScope::new);
    }

    public Site site() {
        return site;
    }
}
