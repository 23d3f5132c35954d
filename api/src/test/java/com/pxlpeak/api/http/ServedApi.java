package com.pxlpeak.api.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.javadsl.settings.ServerSettings;

/** A route behind a real server on a port of its own, and a client of it. */
final class ServedApi implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ActorTestKit pekko = ActorTestKit.create();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ServerBinding binding;

    ServedApi(Route route) {
        binding = Http.get(pekko.system())
                .newServerAt("127.0.0.1", 0)
                .withSettings(ApiRoutes.serverSettings(
                        ServerSettings.create(pekko.system().settings().config())))
                .bind(route)
                .toCompletableFuture()
                .join();
    }

    /** Asks with a key, as a reader would. */
    HttpResponse<String> get(String pathAndQuery) {
        return send("GET", pathAndQuery, "X-Api-Key", Demo.READER);
    }

    HttpResponse<String> send(String method, String pathAndQuery, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("http", pathAndQuery))
                .timeout(TIMEOUT)
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .join();
    }

    HttpClient client() {
        return http;
    }

    URI uri(String scheme, String pathAndQuery) {
        return URI.create(scheme + "://127.0.0.1:" + binding.localAddress().getPort() + pathAndQuery);
    }

    @Override
    public void close() {
        pekko.shutdownTestKit();
    }
}
