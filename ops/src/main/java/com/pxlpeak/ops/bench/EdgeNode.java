package com.pxlpeak.ops.bench;

import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.id.WorkspaceId;
import com.pxlpeak.cluster.tenancy.Access;
import com.pxlpeak.cluster.tenancy.Access.Scope;
import com.pxlpeak.cluster.tenancy.ApiKeys;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.cluster.tenancy.SiteDirectory;
import com.pxlpeak.cluster.tenancy.SiteFinder;
import com.pxlpeak.edge.Edge;
import com.pxlpeak.edge.EdgeSettings;
import com.typesafe.config.Config;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorSystem;

/** A process that runs the edge and nothing else, with two sites of two workspaces and a key, none of which ever change. */
final class EdgeNode {

    private static final WorkspaceId OURS = new WorkspaceId(new UUID(0, 1));
    private static final WorkspaceId THEIRS = new WorkspaceId(new UUID(0, 2));

    /** A key of the demo site's workspace that may collect. */
    static final String KEY = "pxl_live_bench";

    private EdgeNode() {}

    public static void main(String[] arguments) throws IOException {
        Config config = BenchDoor.config();
        ActorSystem<Void> system = BenchDoor.system(config);
        Edge edge = Edge.open(
                EdgeSettings.from(config.getConfig("pxlpeak.edge")),
                sites(),
                finder(),
                keys(),
                Clock.systemUTC(),
                system);
        edge.ready().toCompletableFuture().join();
        BenchDoor.serve(system, config, edge.endpoint()::handle);
    }

    private static SiteDirectory sites() {
        Map<SiteId, Site> sites = Map.of(
                new SiteId("site_demo"), site("site_demo", OURS, "shop.example"),
                new SiteId("site_theirs"), site("site_theirs", THEIRS, "theirs.example"));
        return id -> Optional.ofNullable(sites.get(id));
    }

    /** Nobody here speaks of sites by other names than their own. */
    private static SiteFinder finder() {
        return new SiteFinder() {
            @Override
            public Optional<Site> ofDomain(String domain) {
                return Optional.empty();
            }

            @Override
            public Optional<Site> onlyOf(WorkspaceId workspace) {
                return Optional.empty();
            }
        };
    }

    private static Site site(String id, WorkspaceId workspace, String domain) {
        return new Site(new SiteId(id), workspace, domain, domain, ZoneOffset.UTC, "EUR");
    }

    private static ApiKeys keys() {
        Access access = new Access(OURS, Set.of(Scope.COLLECT));
        return token -> CompletableFuture.completedStage(token.equals(KEY) ? Optional.of(access) : Optional.empty());
    }
}
