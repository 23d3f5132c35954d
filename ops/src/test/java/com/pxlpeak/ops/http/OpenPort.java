package com.pxlpeak.ops.http;

import com.pxlpeak.ops.node.NodeConfig;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.RemoteAddress;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.settings.ServerSettings;

/**
 * A port as a node has it, behind which everything is answered with how it was asked, and from where. A body may take half
 * a second.
 */
final class OpenPort implements AutoCloseable {

    /** The header that says where a request came from. */
    static final String FROM = "X-From";

    private static final int BODY_MILLIS = 500;

    private final ActorSystem<Void> system;
    private final int port;
    private final HttpPort open;
    private final boolean secure;

    private OpenPort(ActorSystem<Void> system, int port, HttpPort open, boolean secure) {
        this.system = system;
        this.port = port;
        this.open = open;
        this.secure = secure;
    }

    static OpenPort with(String settings) {
        Config config = ConfigFactory.parseString(
                        "pekko { actor.provider = local, coordinated-shutdown.exit-jvm = off }\n" + settings)
                .withFallback(NodeConfig.read(Optional.empty()));
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "port", config);
        HttpSettings http = HttpSettings.from(config);
        HttpPort port;
        try {
            port = HttpPort.of(system, http);
        } catch (IllegalArgumentException e) {
            system.terminate();
            throw e;
        }
        int bound = port.open("127.0.0.1", 0, ServerSettings.create(config), request -> answer(request, system))
                .localAddress()
                .getPort();
        return new OpenPort(system, bound, port, http.tls().isPresent());
    }

    /** Is asked by each protocol: whoever is timed after that waits for no class to be loaded. */
    static void warmUp() throws IOException, InterruptedException {
        try (OpenPort port = with("")) {
            for (Version version : Version.values()) {
                HttpClient.newBuilder()
                        .version(version)
                        .build()
                        .send(
                                java.net.http.HttpRequest.newBuilder(port.at("/a"))
                                        .build(),
                                BodyHandlers.discarding());
            }
        }
    }

    private static CompletionStage<HttpResponse> answer(HttpRequest request, ActorSystem<?> system) {
        return request.entity()
                .toStrict(BODY_MILLIS, system)
                .thenApply(body -> HttpResponse.create()
                        .addHeader(RawHeader.create(FROM, from(request)))
                        .withEntity(
                                request.method().name() + " " + request.getUri().path()))
                .exceptionally(failure -> HttpResponse.create().withStatus(408));
    }

    private static String from(HttpRequest request) {
        return request.getAttribute(AttributeKeys.remoteAddress)
                .flatMap(RemoteAddress::getAddress)
                .map(InetAddress::getHostAddress)
                .orElse("nowhere");
    }

    int port() {
        return port;
    }

    URI at(String path) {
        return URI.create((secure ? "https" : "http") + "://localhost:" + port + path);
    }

    OpenConnections connections() {
        return open.connections();
    }

    @Override
    public void close() {
        system.terminate();
        system.getWhenTerminated()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
