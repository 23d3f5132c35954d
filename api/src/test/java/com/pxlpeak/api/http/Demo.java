package com.pxlpeak.api.http;

import com.pxlpeak.api.metadata.Sites;
import com.pxlpeak.cluster.event.Acquisition;
import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Page;
import com.pxlpeak.cluster.event.Money;
import com.pxlpeak.cluster.id.ClientId;
import com.pxlpeak.cluster.id.EventId;
import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.id.WorkspaceId;
import com.pxlpeak.cluster.tenancy.Access;
import com.pxlpeak.cluster.tenancy.Access.Scope;
import com.pxlpeak.cluster.tenancy.ApiKeys;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.sessions.live.LiveEvent;
import com.pxlpeak.sessions.live.LiveMetrics;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Two workspaces with a site each, their keys, and what happens there. */
final class Demo {

    static final WorkspaceId OURS = new WorkspaceId(new UUID(1, 1));
    static final WorkspaceId THEIRS = new WorkspaceId(new UUID(2, 2));

    static final Site SHOP =
            new Site(new SiteId("site_demo"), OURS, "Demo shop", "demo.example", ZoneId.of("Europe/Berlin"), "EUR");
    static final Site FOREIGN =
            new Site(new SiteId("site_foreign"), THEIRS, "Other", "other.example", ZoneId.of("UTC"), "USD");

    static final String READER = "reader";
    static final String COLLECTOR = "collector";
    static final String UNVERIFIABLE = "unverifiable";

    static final Sites SITES = new Sites() {
        @Override
        public Optional<Site> site(SiteId id) {
            return List.of(SHOP, FOREIGN).stream()
                    .filter(site -> site.id().equals(id))
                    .findFirst();
        }

        @Override
        public List<Site> ofWorkspace(WorkspaceId workspace) {
            return List.of(SHOP, FOREIGN).stream()
                    .filter(site -> site.workspace().equals(workspace))
                    .toList();
        }
    };

    private static final Map<String, Access> ACCESS = Map.of(
            READER,
            new Access(OURS, Set.of(Scope.READ)),
            COLLECTOR,
            new Access(OURS, Set.of(Scope.COLLECT)),
            "admin",
            new Access(OURS, Set.of(Scope.ADMIN)));

    static final ApiKeys KEYS = token -> token.equals(UNVERIFIABLE)
            ? CompletableFuture.failedFuture(new IllegalStateException("keys: too many to verify at once"))
            : CompletableFuture.completedFuture(Optional.ofNullable(ACCESS.get(token)));

    static final LiveMetrics METRICS = new LiveMetrics(12, 30, 45, Instant.parse("2026-01-07T12:00:00.100Z"));

    static final LiveEvent PURCHASE = new LiveEvent(
            new EventId("e-1"),
            "purchase",
            new ClientId("cid_8f3k2"),
            Instant.parse("2026-01-07T12:00:00.123Z"),
            Instant.parse("2026-01-07T12:00:00.456Z"),
            new Page("/p", "Products"),
            new Acquisition("google", "cpc", "spring", "", "", ""),
            "DE",
            new Device("mobile", "Chrome", "120", "Android", "14"),
            Optional.of(new Money(new BigDecimal("12.5"), "EUR")));

    static final LiveEvent BARE_VIEW = new LiveEvent(
            new EventId("e-2"),
            "page_view",
            new ClientId("cid_2"),
            Instant.parse("2026-01-07T12:00:01Z"),
            Instant.parse("2026-01-07T12:00:01Z"),
            Page.UNKNOWN,
            Acquisition.DIRECT,
            "",
            Device.UNKNOWN,
            Optional.empty());

    private Demo() {}
}
