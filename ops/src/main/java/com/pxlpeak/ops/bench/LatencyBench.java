package com.pxlpeak.ops.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pxlpeak.ops.installation.Installation;
import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.services.DataDirectory;
import com.pxlpeak.ops.services.ExternalServices;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * How long after it was sent an event is acknowledged, reaches a live subscriber, and is in the traffic answer, at a
 * fixed rate of single-event requests, sent on schedule whatever the answers do. Everything runs on this machine.
 */
public final class LatencyBench {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WARM_UP_SECONDS = 30;
    private static final long POLL_NANOS = 50_000_000;

    private final Installation installation;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final AtomicLong accepted = new AtomicLong();
    private final Map<String, AtomicLong> refused = new ConcurrentHashMap<>();
    private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
    private final Deque<Long> inOrder = new ArrayDeque<>();
    private final Latencies acknowledged = new Latencies("request → acknowledged");
    private final Latencies live = new Latencies("request → live subscriber");
    private final Latencies reported = new Latencies("request → traffic answer");
    private volatile boolean measuring;

    private LatencyBench(Installation installation) {
        this.installation = installation;
    }

    /** Starts everything below the directory, runs for as long as asked after a warm-up, and prints the distributions. */
    public static void run(Path dataDirectory, int rate, int seconds, PrintStream out)
            throws IOException, InterruptedException {
        Installation.Settings settings =
                new Installation.Settings(new DataDirectory(dataDirectory), OptionalInt.empty(), ExternalServices.NONE);
        try (Installation installation = Installation.start(settings, Progress.SILENT)) {
            new LatencyBench(installation).run(rate, seconds, out);
        }
    }

    private void run(int rate, int seconds, PrintStream out) throws InterruptedException {
        WebSocket socket = subscribe();
        out.printf("warming up for %d s at %d events/s …%n", WARM_UP_SECONDS, rate);
        send(rate, WARM_UP_SECONDS);
        long before = awaitWarmUp((long) rate * WARM_UP_SECONDS);
        measuring = true;
        Thread poller = new Thread(() -> poll(before), "traffic-poller");
        poller.start();
        send(rate, seconds);
        poller.join();
        socket.abort();
        out.printf("%d events/s for %d s, single-event requests, all on one machine%n", rate, seconds);
        Latencies.printHeader(out);
        acknowledged.print(out);
        live.print(out);
        reported.print(out);
        long expected = (long) rate * seconds;
        if (live.count() < expected || reported.count() < expected) {
            out.printf(
                    "of %d events some were not seen within 15 s of the last; requests refused: %s%n",
                    expected, refused);
        }
    }

    /** Until all requests are answered and all that were accepted are reported. */
    private long awaitWarmUp(long sent) {
        while (accepted.get() + refusals() < sent || reported() < accepted.get()) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        return reported();
    }

    private long refusals() {
        return refused.values().stream().mapToLong(AtomicLong::get).sum();
    }

    /** On schedule: a slow answer does not put off the next request. */
    private void send(int rate, int seconds) {
        long start = System.nanoTime();
        for (long i = 0; i < (long) rate * seconds; i++) {
            long due = start + i * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(Math.max(1, due - System.nanoTime()));
            }
            sendOne(due);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // An event that fails is missing from the counts printed.
    private void sendOne(long due) {
        String id = UUID.randomUUID().toString();
        if (measuring) {
            sentAt.put(id, due);
            synchronized (inOrder) {
                inOrder.addLast(due);
            }
        }
        String event = "{\"site_id\":\"site_demo\",\"events\":[{\"event_id\":\"" + id
                + "\",\"event\":\"page_view\",\"client_id\":\"cid_l" + Math.floorMod(id.hashCode(), 5_000)
                + "\",\"timestamp\":\"" + Instant.now() + "\",\"properties\":{\"page_path\":\"/latency\"}}]}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(installation.url() + "/v1/collect"))
                .header("Content-Type", "application/json")
                .header("User-Agent", RawRequests.FIREFOX)
                .POST(BodyPublishers.ofString(event))
                .build();
        http.sendAsync(request, BodyHandlers.discarding()).whenComplete((response, failure) -> {
            long now = System.nanoTime();
            if (response != null && response.statusCode() == 202) {
                accepted.incrementAndGet();
                if (sentAt.containsKey(id)) {
                    acknowledged.add(due, now);
                }
            } else {
                String why = response == null ? failure.toString() : Integer.toString(response.statusCode());
                refused.computeIfAbsent(why, any -> new AtomicLong()).incrementAndGet();
            }
        });
    }

    private WebSocket subscribe() {
        URI uri = URI.create(installation.url().replaceFirst("^http", "ws") + "/v1/sites/site_demo/live/ws");
        WebSocket socket = http.newWebSocketBuilder()
                .buildAsync(uri, new Subscriber(this::onMessage))
                .join();
        socket.sendText("{\"type\":\"subscribe\",\"token\":\"" + installation.adminKey() + "\"}", true)
                .join();
        return socket;
    }

    private void onMessage(String text) {
        long now = System.nanoTime();
        try {
            JsonNode message = JSON.readTree(text);
            if (message.path("type").asText().equals("event")) {
                Long sent = sentAt.get(message.path("data").path("event_id").asText());
                if (sent != null) {
                    live.add(sent, now);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("live message: not JSON", e);
        }
    }

    /** Whenever the answer counts more events, the longest waiting are those it now counts. */
    private void poll(long before) {
        long counted = before;
        long idleSince = System.nanoTime();
        while (System.nanoTime() - idleSince < 15_000_000_000L) {
            long now = reported();
            long at = System.nanoTime();
            synchronized (inOrder) {
                for (; counted < now && !inOrder.isEmpty(); counted++) {
                    reported.add(inOrder.removeFirst(), at);
                    idleSince = at;
                }
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private long reported() {
        URI uri = URI.create(installation.url() + "/v1/sites/site_demo/analytics/traffic?period=7d&metrics=events");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("X-Api-Key", installation.adminKey())
                .build();
        try {
            return JSON.readTree(http.send(request, BodyHandlers.ofString()).body())
                    .path("totals")
                    .path("events")
                    .asLong();
        } catch (IOException e) {
            throw new IllegalStateException("traffic: no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("traffic: interrupted", e);
        }
    }

    /** Puts the parts of messages together. */
    private static final class Subscriber implements WebSocket.Listener {

        private final Consumer<String> whole;
        private final StringBuilder parts = new StringBuilder();

        Subscriber(Consumer<String> whole) {
            this.whole = whole;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                whole.accept(parts.toString());
                parts.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedFuture(part);
        }
    }
}
