package com.pxlpeak.api.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pxlpeak.api.query.StatsWorld.Hit;
import com.pxlpeak.api.query.StatsWorld.Visit;
import com.pxlpeak.cluster.event.Bot;
import com.pxlpeak.cluster.tenancy.Access;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Checks on a real ClickHouse that its answer equals the evaluation in memory. Rows are written as projections write
 * them at their worst: twice, in versions that were replaced, under ids that were merged away.
 */
public final class StatsAgreement implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UUID TOPIC = new UUID(1, 1);

    private final StatsSettings settings;
    private final ClickHouseStats stats;
    private final HttpClient http = HttpClient.newHttpClient();

    /** On a database that has the tables. */
    public StatsAgreement(StatsSettings settings) {
        this.settings = settings;
        this.stats = ClickHouseStats.create(settings);
    }

    /** Writes the world and asks. */
    public void holdsFor(StatsCase asked) {
        write(asked.world());
        SiteScope scope = SiteScope.of(
                        new Access(asked.world().site().workspace(), Set.of(Access.Scope.READ)),
                        id -> Optional.of(asked.world().site()),
                        asked.world().site().id().value())
                .orElseThrow();

        StatsAnswer answer =
                stats.answer(scope, asked.query()).toCompletableFuture().join();
        StatsEvaluator.Answer expected = StatsEvaluator.answer(asked);

        assertThat(comparable(answer.totals())).as("totals").isEqualTo(comparable(expected.totals()));
        assertThat(answer.rows().stream().map(StatsAgreement::comparable).toList())
                .as("rows")
                .isEqualTo(
                        expected.rows().stream().map(StatsAgreement::comparable).toList());
        assertThat(answer.totalRows()).as("total rows").isEqualTo(expected.totalRows());
    }

    private static List<Object> comparable(StatsAnswer.Row row) {
        return List.of(row.dimensions(), comparable(row.metrics()));
    }

    private static List<BigDecimal> comparable(List<BigDecimal> metrics) {
        return metrics.stream()
                .map(metric -> metric.setScale(4, RoundingMode.UNNECESSARY))
                .toList();
    }

    private void write(StatsWorld world) {
        List<ObjectNode> events = new ArrayList<>();
        List<ObjectNode> sessions = new ArrayList<>();
        List<ObjectNode> merges = new ArrayList<>();
        for (Visit visit : world.visits()) {
            for (int i = 0; i < visit.hits().size(); i++) {
                events.add(event(world, visit, i, events.size()));
            }
            sessions.add(session(world, visit, visit.id(), 2));
            sessions.add(session(world, visit, visit.id(), 1)
                    .put("entry_page", "/before")
                    .put("source", "before")
                    .put("interactive_events", 1)
                    .put("ended_at", millis(visit.start())));
            visit.formerIds().forEach(former -> sessions.add(session(world, visit, former, 1)));
            visit.formerIds()
                    .forEach(former ->
                            sessions.add(session(world, visit, former, 2).put("is_deleted", 1)));
            merges.addAll(merges(world, visit));
        }
        insert("events", events);
        insert("events", events);
        insert("sessions", sessions);
        insert("session_merges", merges);
    }

    private static ObjectNode event(StatsWorld world, Visit visit, int index, int offset) {
        Hit hit = visit.hits().get(index);
        return JSON.createObjectNode()
                .put("site_id", world.site().id().value())
                .put("event_time", millis(hit.time()))
                .put("received_at", millis(hit.time()))
                .put("client_id", visit.client())
                .put("session_id", visit.idInEvent(index).toString())
                .put("event_id", "e" + offset)
                .put("bot_score", hit.bot() ? Bot.THRESHOLD : Bot.THRESHOLD - 1)
                .put("event_name", hit.name())
                .put("page_path", hit.page())
                .put("interactive", hit.interactive())
                .put("value", hit.value())
                .put("currency", hit.currency())
                .put("topic_id", TOPIC.toString())
                .put("topic_offset", offset);
    }

    private static ObjectNode session(StatsWorld world, Visit visit, UUID id, int revision) {
        return JSON.createObjectNode()
                .put("site_id", world.site().id().value())
                .put("started_at", millis(visit.start()))
                .put("ended_at", millis(visit.end()))
                .put("client_id", visit.client())
                .put("session_id", id.toString())
                .put("entry_page", visit.entryPage())
                .put(
                        "interactive_events",
                        visit.hits().stream().filter(Hit::interactive).count())
                .put("source", visit.origin().source())
                .put("medium", visit.origin().medium())
                .put("campaign", visit.origin().campaign())
                .put("channel", visit.origin().channel())
                .put("bot_score", visit.isBot() ? 90 : 40)
                .put("country", visit.origin().country())
                .put("device_type", visit.origin().device())
                .put("browser", visit.origin().browser())
                .put("os", visit.origin().os())
                .put("revision", revision)
                .put("is_deleted", 0);
    }

    private static List<ObjectNode> merges(StatsWorld world, Visit visit) {
        List<ObjectNode> merges = new ArrayList<>();
        List<UUID> ids = new ArrayList<>(visit.formerIds());
        ids.add(visit.id());
        for (int i = 0; i + 1 < ids.size(); i++) {
            merges.add(JSON.createObjectNode()
                    .put("site_id", world.site().id().value())
                    .put("client_id", visit.client())
                    .put("from_id", ids.get(i).toString())
                    .put("into_id", ids.get(i + 1).toString())
                    .put("revision", i));
        }
        return merges;
    }

    private static String millis(Instant time) {
        return time.toString().replace("T", " ").replace("Z", "");
    }

    private void insert(String table, List<ObjectNode> rows) {
        if (rows.isEmpty()) {
            return;
        }
        StringBuilder body = new StringBuilder("INSERT INTO " + table + " FORMAT JSONEachRow\n");
        rows.forEach(row -> body.append(row).append('\n'));
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.clickHouse()
                                .url() + "/?database=" + settings.clickHouse().database()
                        + "&user=" + settings.clickHouse().user()
                        + "&password=" + URLEncoder.encode(settings.clickHouse().password(), StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<String> response =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    @Override
    public void close() {
        stats.close();
    }
}
