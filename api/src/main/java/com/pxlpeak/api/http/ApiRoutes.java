package com.pxlpeak.api.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractUri;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.server.ExceptionHandler;
import org.apache.pekko.http.javadsl.server.ExpectedWebSocketRequestRejection;
import org.apache.pekko.http.javadsl.server.MethodRejection;
import org.apache.pekko.http.javadsl.server.Rejection;
import org.apache.pekko.http.javadsl.server.RejectionHandler;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.http.scaladsl.model.IllegalUriException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that the api answers, as one route that answers every request: what fits nothing is told so. */
public final class ApiRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(ApiRoutes.class);
    private static final int LONGEST_URI = 8192;
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);

    private ApiRoutes() {}

    public static Route create(ApiPorts ports, LiveSocketSettings settings, InstantSource clock) {
        Callers callers = new Callers(ports.keys(), ports.sites());
        LiveSocket socket = new LiveSocket(ports.keys(), ports.sites(), ports.live(), settings);
        DashboardFiles files = new DashboardFiles(ApiRoutes.class.getClassLoader(), "dashboard");
        return concat(
                        new SiteRoutes(callers, ports.sites()).route(),
                        new TrafficRoute(callers, ports.stats(), clock).route(),
                        new LiveRoutes(callers, ports.live(), socket).route(),
                        new RejectedRoutes(callers, ports.rejected(), ports.replay()).route(),
                        new HealthRoute(ports.health()).route(),
                        new MetricsRoute(callers, ports.metrics()).route(),
                        new DashboardRoute(files).route())
                .seal(rejections(), exceptions());
    }

    /**
     * The settings with what the routes need of the server: pings that keep a silent WebSocket open, HEAD, and room for
     * filters.
     */
    public static ServerSettings serverSettings(ServerSettings settings) {
        return settings.withTransparentHeadRequests(true)
                .withParserSettings(settings.getParserSettings().withMaxUriLength(LONGEST_URI))
                .withWebsocketSettings(settings.getWebsocketSettings().withPeriodicKeepAliveMaxIdle(KEEP_ALIVE));
    }

    static RejectionHandler rejections() {
        return RejectionHandler.newBuilder()
                .handleAll(
                        MethodRejection.class,
                        refused -> complete(
                                Problem.methodNotAllowed(methods(refused)).response()))
                .handle(
                        ExpectedWebSocketRequestRejection.class,
                        refused -> complete(Problem.webSocketExpected().response()))
                .handle(
                        Rejection.class,
                        refused -> complete(Problem.badRequest().response()))
                .handleNotFound(
                        extractUri(uri -> complete(Problem.notFound(uri.path()).response())))
                .build();
    }

    private static List<String> methods(List<MethodRejection> refused) {
        return refused.stream()
                .map(MethodRejection::supported)
                .map(HttpMethod::name)
                .distinct()
                .toList();
    }

    static ExceptionHandler exceptions() {
        return ExceptionHandler.newBuilder()
                .match(
                        IllegalUriException.class,
                        malformed -> complete(Problem.badRequest().response()))
                .matchAny(failure -> {
                    LOG.error("a request could not be answered", failure);
                    return complete(Problem.internal().response());
                })
                .build();
    }
}
