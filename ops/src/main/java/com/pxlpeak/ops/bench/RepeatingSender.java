package com.pxlpeak.ops.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pxlpeak.ops.send.CollectAnswer;
import com.pxlpeak.ops.send.CollectClient;
import com.pxlpeak.ops.send.Patience;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends identified events on schedule, whatever the answers do, and each request again as it is until it is
 * acknowledged: so do clients that lose nothing.
 */
final class RepeatingSender {

    private static final int EVENTS_PER_REQUEST = 5;
    private static final int CLIENTS = 2_000;
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(90);
    private static final Map<String, String> AS_A_BROWSER =
            Map.of("User-Agent", RawRequests.FIREFOX, "Accept-Language", "en");

    private final String name;
    private final CollectClient collect;
    private final AnswerTimes times = new AnswerTimes();
    private final AtomicLong sent = new AtomicLong();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "repeating-sender");
    private final ExecutorService requests = Executors.newCachedThreadPool(RepeatingSender::daemon);
    private volatile int rate;
    private volatile boolean ended;

    private RepeatingSender(String name, URI server, int rate) {
        this.name = name;
        this.rate = rate;
        this.collect = new CollectClient(
                server, "site_demo", Optional.empty(), Patience.REAL, () -> times.refused(System.nanoTime()));
    }

    /**
     * Begins to send.
     *
     * @param name of this sender among others, whose clients are not its own
     * @param rate events per second
     */
    static RepeatingSender start(String name, URI server, int rate) {
        RepeatingSender sender = new RepeatingSender(name, server, rate);
        sender.thread.setDaemon(true);
        sender.thread.start();
        return sender;
    }

    /** From now on so many events a second. */
    void pace(int eventsPerSecond) {
        rate = eventsPerSecond;
    }

    AnswerTimes times() {
        return times;
    }

    /** Events that were sent, once or often. */
    long sent() {
        return sent.get();
    }

    /** Ids of the events that were acknowledged. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    /** Why requests or events were turned away for good. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Stops, and waits until all that was sent is acknowledged, though not for ever. */
    void stop() throws InterruptedException {
        ended = true;
        thread.join();
        requests.shutdown();
        if (!requests.awaitTermination(LAST_ANSWERS.toSeconds(), TimeUnit.SECONDS)) {
            requests.shutdownNow();
        }
    }

    private void run() {
        long due = System.nanoTime();
        while (!ended) {
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(Math.max(1, due - System.nanoTime()));
            }
            List<ObjectNode> events = events();
            requests.execute(() -> send(events));
            due += EVENTS_PER_REQUEST * 1_000_000_000L / rate;
        }
    }

    private List<ObjectNode> events() {
        List<ObjectNode> events = new ArrayList<>();
        for (int i = 0; i < EVENTS_PER_REQUEST; i++) {
            ObjectNode event = JsonNodeFactory.instance
                    .objectNode()
                    .put("event_id", UUID.randomUUID().toString())
                    .put("event", "page_view")
                    .put("client_id", "cid_" + name + sent.getAndIncrement() % CLIENTS)
                    .put("timestamp", Instant.now().toString());
            event.putObject("properties").put("page_path", "/pops/" + name);
            events.add(event);
        }
        return events;
    }

    private void send(List<ObjectNode> events) {
        long sentAt = System.nanoTime();
        try {
            CollectAnswer answer = collect.post(events, AS_A_BROWSER);
            answer.accepted().forEach(each -> acknowledged.add(each.eventId()));
            times.acknowledged(sentAt, System.nanoTime(), answer.accepted().size());
            answer.rejected().forEach(each -> failures.add(each.code() + " " + each.message()));
        } catch (IOException e) {
            failures.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "repeating-sender");
        thread.setDaemon(true);
        return thread;
    }
}
