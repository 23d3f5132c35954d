package com.pxlpeak.ops.http;

import com.pxlpeak.ops.http.HttpSettings.Connections;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.http.javadsl.ConnectionContext;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.ServerBuilder;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.japi.function.Function;
import org.jspecify.annotations.Nullable;

/** The port, open: TLS if there is a certificate, HTTP/1.1 and HTTP/2, and nobody who holds more of it than is fair. */
public final class HttpPort {

    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final ActorSystem<?> system;
    private final HttpSettings settings;
    private final OpenConnections connections;
    private final Optional<ServedCertificate> certificate;

    private HttpPort(ActorSystem<?> system, HttpSettings settings) {
        this.system = system;
        this.settings = settings;
        this.connections = OpenConnections.of(system);
        this.certificate = settings.tls().map(ServedCertificate::of);
    }

    /** Prepares it; the certificate is read, and an unusable one refused, here. */
    public static HttpPort of(ActorSystem<?> system, HttpSettings settings) {
        return new HttpPort(system, settings);
    }

    /** Serves, until coordinated shutdown. Returns when it is bound. */
    public ServerBinding open(
            String host,
            int port,
            ServerSettings server,
            Function<HttpRequest, CompletionStage<HttpResponse>> answers) {
        certificate.ifPresent(served -> served.follow(
                system.classicSystem().scheduler(), system.dispatchers().lookup(DispatcherSelector.blocking())));
        ServerBuilder builder =
                Http.get(system).newServerAt(host, port).withSettings(limited(server, settings.connections()));
        ServerBinding binding = certificate
                .map(served -> builder.enableHttps(ConnectionContext.httpsServer(served::engine)))
                .orElse(builder)
                .bind(watched(secured(answers)))
                .toCompletableFuture()
                .join();
        binding.addToCoordinatedShutdown(DRAIN, system);
        system.log()
                .info(
                        "serves {}://{}:{}",
                        certificate.isPresent() ? "https" : "http",
                        host,
                        binding.localAddress().getPort());
        return binding;
    }

    public OpenConnections connections() {
        return connections;
    }

    public Optional<ServedCertificate> certificate() {
        return certificate;
    }

    private static ServerSettings limited(ServerSettings server, Connections connections) {
        return server.withMaxConnections(connections.most())
                .withTimeouts(server.getTimeouts().withIdleTimeout(scala(connections.idleTimeout())))
                .withRemoteAddressAttribute(true);
    }

    private static scala.concurrent.duration.Duration scala(Duration duration) {
        return scala.concurrent.duration.Duration.fromNanos(duration.toNanos());
    }

    /** Tells each connection of its requests and answers. */
    private Function<HttpRequest, CompletionStage<HttpResponse>> watched(
            Function<HttpRequest, CompletionStage<HttpResponse>> answers) {
        return request -> {
            Optional<OpenConnection> connection = connections.of(request);
            connection.ifPresent(it -> it.asked(isHttp2(request)));
            return answers.apply(request)
                    .whenComplete((answer, failure) ->
                            connection.ifPresent(it -> it.answered(isUpgrade(answer), System.nanoTime())));
        };
    }

    private static boolean isHttp2(HttpRequest request) {
        return request.protocol().value().startsWith("HTTP/2");
    }

    private static boolean isUpgrade(@Nullable HttpResponse answer) {
        return answer != null && answer.status().equals(StatusCodes.SWITCHING_PROTOCOLS);
    }

    private Function<HttpRequest, CompletionStage<HttpResponse>> secured(
            Function<HttpRequest, CompletionStage<HttpResponse>> answers) {
        long seconds =
                settings.tls().map(tls -> tls.strictTransport().toSeconds()).orElse(0L);
        if (seconds == 0) {
            return answers;
        }
        HttpHeader header = RawHeader.create("Strict-Transport-Security", "max-age=" + seconds);
        return request -> answers.apply(request).thenApply(answer -> answer.addHeader(header));
    }
}
