package com.pxlpeak.ops.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Generated traffic of some days, and what it must come to: computed here the simplest way there is, by sorting each
 * client's distinct events and cutting where more than thirty minutes lie between two.
 */
final class History {

    record Happened(UUID id, String client, Instant at, boolean pageView, int value) {

        String json() {
            String properties = pageView
                    ? "{\"page_path\":\"/p" + Math.floorMod(id.hashCode(), 40) + "\"}"
                    : "{\"value\":" + BigDecimal.valueOf(value, 2) + ",\"currency\":\"EUR\"}";
            return "{\"event_id\":\"" + id + "\",\"event\":\"" + (pageView ? "page_view" : "purchase")
                    + "\",\"client_id\":\"" + client + "\",\"timestamp\":\"" + at + "\",\"properties\":" + properties
                    + "}";
        }
    }

    /** What a report over all of it must say. */
    record Totals(long visitors, long sessions, long events, long pageViews, long bounces, BigDecimal revenue) {

        static final String METRICS = "&metrics=visitors,sessions,events,pageviews,bounce_rate,revenue";

        /** Holds a traffic answer of {@link #METRICS} against this. */
        void assertIn(JsonNode answer) {
            assertThat(answer.path("events").asLong()).isEqualTo(events);
            assertThat(answer.path("pageviews").asLong()).isEqualTo(pageViews);
            assertThat(answer.path("visitors").asLong()).isEqualTo(visitors);
            assertThat(answer.path("sessions").asLong()).isEqualTo(sessions);
            assertThat(answer.path("revenue").decimalValue()).isEqualByComparingTo(revenue);
            assertThat(answer.path("bounce_rate").decimalValue())
                    .isEqualByComparingTo(BigDecimal.valueOf(100 * bounces)
                            .divide(BigDecimal.valueOf(sessions), 1, RoundingMode.HALF_UP));
        }
    }

    private static final Duration GAP = Duration.ofMinutes(30);

    private final List<Happened> sent;

    private History(List<Happened> sent) {
        this.sent = sent;
    }

    /** Events of which one in twenty is sent twice, out of order by some places. */
    static History generate(long seed, int events, Instant from) {
        Random random = new Random(seed);
        List<Happened> all = new ArrayList<>();
        int clients = Math.max(1, events / 25);
        Map<Integer, Instant> clocks = new HashMap<>();
        for (int i = 0; i < events; i++) {
            int client = random.nextInt(clients);
            Instant at = clocks.getOrDefault(client, from.plusMillis(random.nextInt(3_600_000)))
                    .plus(pause(random));
            clocks.put(client, at);
            all.add(new Happened(
                    new UUID(random.nextLong(), random.nextLong()),
                    "cid_h" + seed + "x" + client,
                    at,
                    random.nextInt(20) > 0,
                    random.nextInt(20_000)));
        }
        List<Happened> sent = new ArrayList<>(all);
        for (int i = 0; i < events / 20; i++) {
            sent.add(all.get(random.nextInt(events)));
        }
        for (int from0 = 0; from0 < sent.size(); from0 += 500) {
            Collections.shuffle(sent.subList(from0, Math.min(sent.size(), from0 + 500)), random);
        }
        return new History(sent);
    }

    /** Mostly minutes, sometimes hours, and now and then the very gap or a millisecond more. */
    private static Duration pause(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> GAP;
            case 1 -> GAP.plusMillis(1);
            case 2, 3 -> Duration.ofMinutes(35 + random.nextInt(120));
            default -> Duration.ofSeconds(5 + random.nextInt(600));
        };
    }

    void write(Path file) throws IOException {
        Files.write(file, sent.stream().map(Happened::json).toList());
    }

    int size() {
        return sent.size();
    }

    Totals totals() {
        Set<Happened> distinct = new HashSet<>(sent);
        Map<String, List<Happened>> byClient = new HashMap<>();
        distinct.forEach(event -> byClient.computeIfAbsent(event.client(), any -> new ArrayList<>())
                .add(event));
        long sessions = 0;
        long bounces = 0;
        for (List<Happened> events : byClient.values()) {
            events.sort(Comparator.comparing(Happened::at));
            int length = 0;
            for (int i = 0; i < events.size(); i++) {
                length++;
                boolean ends = i + 1 == events.size()
                        || Duration.between(
                                                events.get(i).at(),
                                                events.get(i + 1).at())
                                        .compareTo(GAP)
                                > 0;
                if (ends) {
                    sessions++;
                    bounces += length == 1 ? 1 : 0;
                    length = 0;
                }
            }
        }
        return new Totals(
                byClient.size(),
                sessions,
                distinct.size(),
                distinct.stream().filter(Happened::pageView).count(),
                bounces,
                BigDecimal.valueOf(
                        distinct.stream()
                                .filter(event -> !event.pageView())
                                .mapToLong(Happened::value)
                                .sum(),
                        2));
    }
}
