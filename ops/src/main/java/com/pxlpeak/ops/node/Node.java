package com.pxlpeak.ops.node;

import com.pxlpeak.api.ApiSettings;
import com.pxlpeak.api.http.ApiPorts;
import com.pxlpeak.api.http.ApiRoutes;
import com.pxlpeak.api.metadata.ApiToken;
import com.pxlpeak.api.metadata.Bootstrap;
import com.pxlpeak.api.metadata.Metadata;
import com.pxlpeak.api.query.ClickHouseStats;
import com.pxlpeak.api.rejected.ClickHouseRejectedItems;
import com.pxlpeak.api.rejected.Replay;
import com.pxlpeak.edge.Edge;
import com.pxlpeak.edge.EdgeSettings;
import com.pxlpeak.edge.bridge.Bridge;
import com.pxlpeak.edge.collect.CollectEndpoint;
import com.pxlpeak.edge.publish.IngestionCluster;
import com.pxlpeak.ops.http.HttpPort;
import com.pxlpeak.ops.http.HttpSettings;
import com.pxlpeak.ops.metrics.MeteredAnswers;
import com.pxlpeak.ops.metrics.MeteredPartitions;
import com.pxlpeak.ops.metrics.NodeMetrics;
import com.pxlpeak.ops.metrics.Stages;
import com.pxlpeak.projections.freshness.Freshness;
import com.pxlpeak.projections.freshness.PartitionProgress;
import com.pxlpeak.sessions.client.ClientFact;
import com.pxlpeak.sessions.live.LiveSites;
import com.typesafe.config.Config;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.japi.function.Function;

/**
 * All of pxlpeak in one process: edge, core and api. What it opened is closed in the reverse order by coordinated
 * shutdown: first the door, then what was accepted is finished, then the rest.
 */
final class Node {

    /** Tables that are further behind are not what a report's reader expects. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final ActorSystem<Void> system;
    private final NodeSettings settings;
    private final Config config;
    private final ApiSettings api;
    private final HttpPort port;

    private Node(ActorSystem<Void> system, NodeSettings settings, Config config) {
        this.system = system;
        this.settings = settings;
        this.config = config;
        this.api = ApiSettings.from(config);
        this.port = HttpPort.of(system, HttpSettings.from(config));
    }

    /** Returns when the node serves. */
    static void start(NodeSettings settings, Config config) {
        CompletableFuture<Metadata> metadata = CompletableFuture.supplyAsync(() -> openMetadata(settings, config));
        CompletableFuture<Void> topics = Storage.prepareTopics(settings, config);
        CompletableFuture<Void> tables = Storage.prepareTables(settings, config);
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "pxlpeak", config);
        Cluster cluster = Cluster.get(system);
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
        topics.join();
        new Node(system, settings, config).start(metadata.join(), tables);
    }

    private static Metadata openMetadata(NodeSettings settings, Config config) {
        Metadata metadata = Metadata.open(ApiSettings.from(config).metadata());
        if (!settings.adminKey().isEmpty()) {
            metadata.bootstrap(new Bootstrap(
                    token("PXLPEAK_ADMIN_KEY", settings.adminKey()),
                    token("PXLPEAK_DASHBOARD_KEY", settings.dashboardKey())));
        }
        return metadata;
    }

    private static ApiToken token(String name, String text) {
        return ApiToken.parse(text)
                .orElseThrow(() -> new IllegalArgumentException(name + ": malformed (expected: pxl_live_…)"));
    }

    private void start(Metadata metadata, CompletableFuture<Void> tables) {
        Clock clock = Clock.systemUTC();
        EdgeSettings ingestion = EdgeSettings.from(config.getConfig("pxlpeak.edge"))
                .with(new IngestionCluster("core", settings.kafka()));
        // The edge learns its devices, which takes seconds, while tables are made ready.
        Edge edge = Edge.open(ingestion, metadata.sites(), metadata.finder(), metadata.apiKeys(), clock, system);
        tables.join();
        LiveSites live = LiveSites.init(system, clock);
        NodeMetrics metrics = new NodeMetrics();
        Stages stages = new Stages(metrics, clock);
        PartitionProgress<ClientFact> progress = new PartitionProgress<>();
        Core.startPartitions(
                system, settings, new Observers<>(List.of(live, progress)), new MeteredPartitions(metrics, stages));
        Core.Projecting projecting = Core.startProjections(system, settings, metrics, stages);
        metrics.reconciler(projecting.reconciler()::counts);
        List<Bridge> bridges = Core.startBridges(system, settings, ingestion.ingestion());
        metrics.bridges(bridges);
        metrics.ingestion(edge::clusters);
        Freshness freshness = Core.startFreshness(system, settings, progress, bridges, clock);
        metrics.freshness(freshness, clock);
        metrics.edge(edge.endpoint()::outcomes);
        metrics.steps(edge::steps);
        metrics.rejected(Core.startRejected(system, settings)::counts);
        metrics.port(port);
        ClickHouseStats stats = ClickHouseStats.create(api.stats());
        ClickHouseRejectedItems rejected =
                new ClickHouseRejectedItems(api.stats().clickHouse());
        Admin admin = Storage.admin(settings);
        ApiPorts ports = new ApiPorts(
                metadata.sites(),
                metadata.apiKeys(),
                stats,
                live,
                rejected,
                new Replay(rejected, new EdgeHearing(edge.secondHearing()), projecting.tables()),
                new NodeHealth(system, edge::isOpen, admin, metadata, stats, bridges, () -> freshness.isWithin(FRESH)),
                metrics);
        edge.ready().toCompletableFuture().join();
        serve(edge.endpoint(), new MeteredAnswers(stages, clock), ports, clock);
        atPhase(system, CoordinatedShutdown.PhaseBeforeServiceUnbind(), "door", edge::refuseNew);
        atPhase(system, CoordinatedShutdown.PhaseServiceStop(), "edge", edge::close);
        atPhase(system, CoordinatedShutdown.PhaseBeforeActorSystemTerminate(), "api", () -> {
            stats.close();
            rejected.close();
            admin.close();
            metadata.close();
        });
    }

    private void serve(CollectEndpoint collect, MeteredAnswers metered, ApiPorts ports, Clock clock) {
        port.open(
                settings.httpHost(),
                settings.httpPort(),
                ApiRoutes.serverSettings(ServerSettings.create(config)),
                answers(
                        collect,
                        metered,
                        ApiRoutes.create(ports, api.live(), clock).function(system)));
    }

    /** Of the door, whose answers are timed, and of all else. */
    static Function<HttpRequest, CompletionStage<HttpResponse>> answers(
            CollectEndpoint collect,
            MeteredAnswers metered,
            Function<HttpRequest, CompletionStage<HttpResponse>> others) {
        Function<HttpRequest, CompletionStage<HttpResponse>> collected = metered.of(collect::handle);
        return request -> collect.handles(request) ? collected.apply(request) : others.apply(request);
    }

    static void atPhase(ActorSystem<?> system, String phase, String name, Runnable close) {
        Supplier<CompletionStage<Done>> task = () -> CompletableFuture.supplyAsync(() -> {
            close.run();
            return Done.getInstance();
        });
        CoordinatedShutdown.get(system).addTask(phase, "close-" + name, task);
    }
}
