package com.pxlpeak.api.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.id.WorkspaceId;
import com.pxlpeak.cluster.tenancy.Access;
import com.pxlpeak.cluster.tenancy.Access.Scope;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.cluster.tenancy.SiteDirectory;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SiteScopeTest {

    private static final WorkspaceId OURS = new WorkspaceId(new UUID(1, 1));
    private static final WorkspaceId THEIRS = new WorkspaceId(new UUID(2, 2));
    private static final Site SITE =
            new Site(new SiteId("shop"), OURS, "Shop", "shop.example", ZoneId.of("UTC"), "EUR");
    private static final SiteDirectory SITES = id -> id.equals(SITE.id()) ? Optional.of(SITE) : Optional.empty();

    @Test
    void readerOfTheWorkspaceMayAskAboutItsSite() {
        assertThat(SiteScope.of(new Access(OURS, Set.of(Scope.READ)), SITES, "shop"))
                .hasValueSatisfying(scope -> assertThat(scope.site()).isEqualTo(SITE));
    }

    @Test
    void anotherWorkspaceMayNotEvenWithEveryScope() {
        assertThat(SiteScope.of(new Access(THEIRS, Set.of(Scope.values())), SITES, "shop"))
                .isEmpty();
    }

    @Test
    void keyThatOnlyCollectsMayNot() {
        assertThat(SiteScope.of(new Access(OURS, Set.of(Scope.COLLECT)), SITES, "shop"))
                .isEmpty();
    }

    @Test
    void siteThatIsUnknownOrNoSiteAtAllIsNone() {
        Access reader = new Access(OURS, Set.of(Scope.READ));

        assertThat(SiteScope.of(reader, SITES, "other")).isEmpty();
        assertThat(SiteScope.of(reader, SITES, "shop' OR 1=1 --")).isEmpty();
    }
}
