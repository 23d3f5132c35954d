package com.pxlpeak.ops.node;

import com.pxlpeak.api.ApiSettings;
import com.pxlpeak.api.http.ApiRoutes;
import com.pxlpeak.api.http.PresenceRoutes;
import com.pxlpeak.api.metadata.Metadata;
import com.pxlpeak.edge.Edge;
import com.pxlpeak.edge.EdgeSettings;
import com.pxlpeak.ops.http.HttpPort;
import com.pxlpeak.ops.http.HttpSettings;
import com.pxlpeak.ops.metrics.MeteredAnswers;
import com.pxlpeak.ops.metrics.NodeMetrics;
import com.pxlpeak.ops.metrics.Stages;
import com.typesafe.config.Config;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.japi.function.Function;

/**
 * The edge alone, near those who send: takes events to the nearest ingestion cluster that is well. Knows sites and keys
 * from PostgreSQL, and from its own file while that is away. Is no member of the cluster, and asks nobody else.
 */
final class PointOfPresence {

    private PointOfPresence() {}

    /** Returns when it serves. */
    static void start(NodeSettings settings, Config config) {
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "pxlpeak-edge", config);
        HttpPort port = HttpPort.of(system, HttpSettings.from(config));
        Metadata metadata = Metadata.follow(
                ApiSettings.from(config).metadata(), Path.of(config.getString("pxlpeak.ops.presence.metadata")));
        Clock clock = Clock.systemUTC();
        Edge edge = Edge.open(
                EdgeSettings.from(config.getConfig("pxlpeak.edge")),
                metadata.sites(),
                metadata.finder(),
                metadata.apiKeys(),
                clock,
                system);
        NodeMetrics metrics = new NodeMetrics();
        metrics.edge(edge.endpoint()::outcomes);
        metrics.steps(edge::steps);
        metrics.ingestion(edge::clusters);
        metrics.port(port);
        edge.ready().toCompletableFuture().join();
        Function<HttpRequest, CompletionStage<HttpResponse>> health = PresenceRoutes.create(
                        metadata.sites(),
                        metadata.apiKeys(),
                        new PresenceHealth(edge, metadata, system.dispatchers().lookup(DispatcherSelector.blocking())),
                        metrics)
                .function(system);
        port.open(
                settings.httpHost(),
                settings.httpPort(),
                ApiRoutes.serverSettings(ServerSettings.create(config)),
                Node.answers(edge.endpoint(), new MeteredAnswers(new Stages(metrics, clock), clock), health));
        Node.atPhase(system, CoordinatedShutdown.PhaseBeforeServiceUnbind(), "door", edge::refuseNew);
        Node.atPhase(system, CoordinatedShutdown.PhaseServiceStop(), "edge", edge::close);
        Node.atPhase(system, CoordinatedShutdown.PhaseBeforeActorSystemTerminate(), "metadata", metadata::close);
    }
}
