package com.pxlpeak.ops.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pxlpeak.ops.process.Backoff;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Posts batches to {@code /v1/collect}. A batch that may or may not have been taken is sent again as it is: events carry
 * their ids, or are named by their content, so none is counted twice.
 */
public final class CollectClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Integer> WORTH_RETRYING = Set.of(429, 502, 503, 504);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LONGEST_OUTAGE = Duration.ofMinutes(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI collect;
    private final String site;
    private final Optional<String> key;
    private final Patience patience;
    private final Runnable onRetry;

    /** With no key the site's id is the right to send, as for a browser. {@code onRetry} is told of each new try. */
    public CollectClient(URI server, String site, Optional<String> key, Patience patience, Runnable onRetry) {
        this.collect = server.resolve("/v1/collect");
        this.site = site;
        this.key = key;
        this.patience = patience;
        this.onRetry = onRetry;
    }

    /** Returns when the batch was answered, be it after many tries. The headers are sent besides our own. */
    public CollectAnswer post(List<ObjectNode> events, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest request = request(events, headers);
        Duration waited = Duration.ZERO;
        for (int failures = 1; ; failures++) {
            Attempt attempt = attempt(request);
            if (attempt.answer().isPresent()) {
                return attempt.answer().get();
            }
            Duration pause = attempt.retryAfter().orElse(BACKOFF.after(failures));
            waited = waited.plus(pause);
            if (waited.compareTo(LONGEST_OUTAGE) > 0) {
                throw new CollectFailure(0, collect + ": " + attempt.failure() + " for " + LONGEST_OUTAGE);
            }
            onRetry.run();
            patience.await(pause);
        }
    }

    /** An answer, or why there was none and when to come back. */
    private record Attempt(Optional<CollectAnswer> answer, String failure, Optional<Duration> retryAfter) {

        static Attempt failed(String failure, Optional<Duration> retryAfter) {
            return new Attempt(Optional.empty(), failure, retryAfter);
        }
    }

    private Attempt attempt(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response;
        try {
            response = http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            return Attempt.failed(e.toString(), Optional.empty());
        }
        int status = response.statusCode();
        if (WORTH_RETRYING.contains(status)) {
            return Attempt.failed("status " + status, retryAfter(response));
        }
        if (status != 202) {
            throw new CollectFailure(status, collect + " answered " + status + ": " + detail(response.body()));
        }
        return new Attempt(Optional.of(JSON.readValue(response.body(), CollectAnswer.class)), "", Optional.empty());
    }

    private HttpRequest request(List<ObjectNode> events, Map<String, String> headers) throws IOException {
        // No sent_at: the events keep their own time, however long ago.
        ObjectNode body = JSON.createObjectNode().put("site_id", site);
        body.putArray("events").addAll(events);
        HttpRequest.Builder request = HttpRequest.newBuilder(collect)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        headers.forEach(request::header);
        key.ifPresent(it -> request.header("X-Api-Key", it));
        return request.build();
    }

    /** Only seconds: an edge of ours tells no dates. */
    private static Optional<Duration> retryAfter(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,4}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    /** The detail of a problem document, or the body as it is. */
    private static String detail(String body) {
        try {
            JsonNode problem = JSON.readTree(body);
            return problem.path("detail").asText(problem.path("title").asText(body));
        } catch (IOException notJson) {
            return body;
        }
    }
}
