package com.pxlpeak.ops.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends events on schedule, whatever the answers do, and keeps when how many had been acknowledged: so the age of a report
 * that counts so many can be told. Nothing is sent twice.
 */
final class PacedSender {

    private static final int EVENTS_PER_REQUEST = 5;

    private final HttpClient http;
    private final URI collect;
    private Thread thread = new Thread(() -> {}, "paced-sender");
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final List<CompletableFuture<?>> underway = new ArrayList<>();
    private volatile Latencies refusals = noRefusals();

    // When the n-th event was acknowledged, in nanoseconds.
    private long[] acknowledgedAt = new long[1 << 16];
    private int acknowledged;
    private volatile boolean ended;

    PacedSender(HttpClient http, String url) {
        this.http = http;
        this.collect = URI.create(url + "/v1/collect");
    }

    /** From now on so many events a second. */
    void start(int rate) throws InterruptedException {
        ended = true;
        thread.join();
        ended = false;
        thread = new Thread(() -> run(rate), "paced-sender");
        thread.start();
    }

    long sent() {
        return sent.get();
    }

    long refused() {
        return refused.get();
    }

    /** How long it took to be refused. */
    Latencies refusals() {
        return refusals;
    }

    void forgetRefusals() {
        refusals = noRefusals();
    }

    private static Latencies noRefusals() {
        return new Latencies("request → refused");
    }

    synchronized int acknowledged() {
        return acknowledged;
    }

    /** How long ago the first event was acknowledged that a report of so many does not count; empty if it counts all. */
    synchronized OptionalLong millisBehind(long counted) {
        return counted >= acknowledged
                ? OptionalLong.empty()
                : OptionalLong.of((System.nanoTime() - acknowledgedAt[(int) counted]) / 1_000_000);
    }

    /** Stops, and waits for the last answers. */
    void stop() throws InterruptedException {
        ended = true;
        thread.join();
        CompletableFuture.allOf(underway.toArray(CompletableFuture<?>[]::new))
                .exceptionally(failure -> null)
                .join();
    }

    private void run(int rate) {
        long start = System.nanoTime();
        for (long i = 0; !ended; i++) {
            long due = start + i * EVENTS_PER_REQUEST * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(Math.max(1, due - System.nanoTime()));
            }
            underway.removeIf(CompletableFuture::isDone);
            underway.add(send());
        }
    }

    private CompletableFuture<?> send() {
        long at = System.nanoTime();
        sent.addAndGet(EVENTS_PER_REQUEST);
        HttpRequest request = HttpRequest.newBuilder(collect)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("User-Agent", RawRequests.FIREFOX)
                .POST(BodyPublishers.ofString(body()))
                .build();
        return http.sendAsync(request, BodyHandlers.discarding()).handle((response, failure) -> {
            if (response != null && response.statusCode() == 202) {
                acknowledge(System.nanoTime());
            } else {
                refused.addAndGet(EVENTS_PER_REQUEST);
                refusals.add(at, System.nanoTime());
            }
            return null;
        });
    }

    private synchronized void acknowledge(long now) {
        if (acknowledged + EVENTS_PER_REQUEST > acknowledgedAt.length) {
            acknowledgedAt = Arrays.copyOf(acknowledgedAt, 2 * acknowledgedAt.length);
        }
        Arrays.fill(acknowledgedAt, acknowledged, acknowledged + EVENTS_PER_REQUEST, now);
        acknowledged += EVENTS_PER_REQUEST;
    }

    private static String body() {
        StringJoiner events = new StringJoiner(",", "{\"site_id\":\"site_demo\",\"events\":[", "]}");
        for (int i = 0; i < EVENTS_PER_REQUEST; i++) {
            String id = UUID.randomUUID().toString();
            events.add("{\"event_id\":\"" + id + "\",\"event\":\"page_view\",\"client_id\":\"cid_o"
                    + Math.floorMod(id.hashCode(), 20_000) + "\",\"timestamp\":\"" + Instant.now()
                    + "\",\"properties\":{\"page_path\":\"/outage\"}}");
        }
        return events.toString();
    }
}
