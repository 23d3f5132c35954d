package com.pxlpeak.ops.send;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A collect endpoint that takes everything but what it was told not to, and remembers what it was sent. */
public final class StubCollector implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What to answer instead: a status and when to come back, or nothing at all. */
    public record Answer(int status, String retryAfter) {

        public static Answer status(int status) {
            return new Answer(status, "");
        }

        public static Answer retryAfter(int seconds) {
            return new Answer(503, Integer.toString(seconds));
        }

        public static Answer hangUp() {
            return new Answer(0, "");
        }
    }

    private final HttpServer server;
    private final Deque<Answer> first = new ArrayDeque<>();
    private final Set<String> bad = new HashSet<>();
    private final List<JsonNode> bodies = new ArrayList<>();
    private final List<Headers> headers = new ArrayList<>();
    private int largest = Integer.MAX_VALUE;

    public StubCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/collect", this::collect);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public void answerFirst(Answer... answers) {
        first.addAll(Arrays.asList(answers));
    }

    public void rejectEvent(String id) {
        bad.add(id);
    }

    public void refuseBatchesAbove(int size) {
        largest = size;
    }

    public synchronized List<JsonNode> bodies() {
        return List.copyOf(bodies);
    }

    /** What each request said in a header; empty where it said nothing. */
    public synchronized List<String> headers(String name) {
        return headers.stream()
                .map(each -> Optional.ofNullable(each.getFirst(name)).orElse(""))
                .toList();
    }

    /** The ids of the events of each request. */
    public List<List<String>> batches() {
        return bodies().stream()
                .map(body -> body.path("events").findValuesAsText("event_id"))
                .toList();
    }

    private synchronized void collect(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        bodies.add(body);
        headers.add(exchange.getRequestHeaders());
        if (!first.isEmpty()) {
            refuse(exchange, first.removeFirst());
        } else if (body.path("events").size() > largest) {
            answer(exchange, 413, "{}");
        } else {
            answer(exchange, 202, verdict(body.path("events")).toString());
        }
    }

    private static void refuse(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.status() == 0) {
            exchange.close();
            return;
        }
        if (!answer.retryAfter().isEmpty()) {
            exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
        }
        answer(exchange, answer.status(), "{\"detail\":\"because\"}");
    }

    private ObjectNode verdict(JsonNode events) {
        ObjectNode verdict = JSON.createObjectNode();
        ArrayNode accepted = verdict.putArray("accepted");
        ArrayNode rejected = verdict.putArray("rejected");
        for (int index = 0; index < events.size(); index++) {
            String id = events.get(index).path("event_id").asText();
            if (bad.contains(id)) {
                rejected.addObject()
                        .put("index", index)
                        .put("code", "schema.pattern")
                        .put("path", "/event")
                        .put("message", "no");
            } else {
                accepted.addObject().put("index", index).put("event_id", id);
            }
        }
        return verdict;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
