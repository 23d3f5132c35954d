package com.pxlpeak.ops.traffic;

import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.send.CollectClient;
import com.pxlpeak.ops.send.Patience;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Visitors of the demo shop, each event sent when it happens, by the public endpoint and as if from the visitor's
 * browser, until closed. It begins as if it had been going on: with visits under way.
 */
public final class DemoTraffic implements AutoCloseable {

    private static final int SENDERS = 6;
    private static final Duration UNDER_WAY = Duration.ofMinutes(3);
    private static final Duration AHEAD = Duration.ofSeconds(1);
    private static final Duration PULSE = Duration.ofMillis(200);

    private final CollectClient client;
    private final InstantSource clock;
    private final Progress progress;
    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    private final AtomicBoolean failed = new AtomicBoolean();

    public DemoTraffic(URI server, String site, InstantSource clock, Progress progress) {
        this.client = new CollectClient(server, site, Optional.empty(), Patience.REAL, () -> {});
        this.clock = clock;
        this.progress = progress;
    }

    /** Sends what happened since then, about so many events, as fast as it is taken; returns when all is sent. */
    public void sendHistory(Instant since, int events) throws InterruptedException {
        Instant now = clock.instant();
        double eventsPerSecond = events / (double) Duration.between(since, now).toSeconds();
        Journeys journeys = new Journeys(since.getEpochSecond(), eventsPerSecond, since, DailyRhythm.BERLIN);
        List<Future<?>> sent = new ArrayList<>();
        int count = 0;
        while (journeys.nextStart().isBefore(now)) {
            Journey journey = journeys.next();
            List<TrafficEvent> past = until(now, journey.events());
            count += past.size();
            sent.add(senders.submit(() -> post(journey.visitor(), past)));
        }
        for (Future<?> each : sent) {
            await(each);
        }
        progress.line(
                "traffic", count + " events of " + Duration.between(since, now).toHours() + " hours before sent");
    }

    /** Begins with the visits of now, and returns at once. */
    public void start(double eventsPerSecond) {
        Instant now = clock.instant();
        Journeys journeys = new Journeys(now.toEpochMilli(), eventsPerSecond, now.minus(UNDER_WAY), DailyRhythm.BERLIN);
        progress.line(
                "traffic",
                String.format(
                        Locale.ROOT,
                        "%.0f events/s on the average of a day, %.0f at this hour",
                        eventsPerSecond,
                        eventsPerSecond * DailyRhythm.BERLIN.at(now)));
        senders.execute(() -> pulse(journeys));
    }

    /** Lets in the visitors of the next moment, and comes again. */
    private void pulse(Journeys journeys) {
        Instant now = clock.instant();
        while (journeys.nextStart().isBefore(now.plus(AHEAD))) {
            follow(journeys.next(), now);
        }
        in(PULSE, () -> pulse(journeys));
    }

    private void follow(Journey journey, Instant now) {
        List<TrafficEvent> past = until(now, journey.events());
        if (!past.isEmpty()) {
            in(Duration.ZERO, () -> post(journey.visitor(), past));
        }
        for (TrafficEvent event :
                journey.events().subList(past.size(), journey.events().size())) {
            in(Duration.between(now, event.at()), () -> post(journey.visitor(), List.of(event)));
        }
    }

    private void in(Duration delay, Runnable task) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, senders)
                .execute(task);
    }

    private static List<TrafficEvent> until(Instant now, List<TrafficEvent> events) {
        return events.stream().filter(event -> !event.at().isAfter(now)).toList();
    }

    private void post(Visitor visitor, List<TrafficEvent> events) {
        try {
            client.post(
                    events.stream().map(event -> event.toJson(visitor)).toList(),
                    Map.of(
                            "User-Agent",
                            visitor.userAgent(),
                            "Accept-Language",
                            "en",
                            "X-Forwarded-For",
                            visitor.address()));
            failed.set(false);
        } catch (IOException e) {
            if (!failed.getAndSet(true)) {
                progress.line("traffic", "refused: " + e.getMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(Future<?> sent) throws InterruptedException {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("history: broken", e);
        }
    }

    /** Stops at once; visits under way end in the middle. */
    @Override
    public void close() {
        senders.shutdownNow();
    }
}
