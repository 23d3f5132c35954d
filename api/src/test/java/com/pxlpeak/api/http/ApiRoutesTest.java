package com.pxlpeak.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.api.http.Health.State;
import com.pxlpeak.api.query.DateRange;
import com.pxlpeak.api.query.Dimension;
import com.pxlpeak.api.query.Filter;
import com.pxlpeak.api.query.Filter.Operator;
import com.pxlpeak.api.query.Metric;
import com.pxlpeak.api.query.Stats;
import com.pxlpeak.api.query.StatsAnswer;
import com.pxlpeak.api.query.StatsQuery;
import com.pxlpeak.api.query.StatsUnavailable;
import com.pxlpeak.api.rejected.RejectedShelf;
import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.sessions.live.LiveFeed;
import com.pxlpeak.sessions.live.LiveUpdate;
import com.pxlpeak.sessions.live.LiveView;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiRoutesTest {

    private static final String TRAFFIC = "/v1/sites/site_demo/analytics/traffic";
    private static final LiveView VIEW = new LiveView(Demo.METRICS, List.of(Demo.PURCHASE));

    private final Map<String, State> parts = new LinkedHashMap<>();
    private volatile StatsQuery asked = defaultQuery();
    private volatile CompletionStage<StatsAnswer> answer = new CompletableFuture<>();
    private volatile CompletionStage<LiveView> view = new CompletableFuture<>();

    private final Stats stats = (scope, query) -> {
        asked = query;
        return answer;
    };

    private final LiveFeed live = new LiveFeed() {
        @Override
        public CompletionStage<LiveView> view(SiteId site) {
            return view;
        }

        @Override
        public Source<LiveUpdate, NotUsed> updates(SiteId site) {
            return Source.<LiveUpdate>single(new LiveUpdate.Measured(Demo.METRICS))
                    .concat(Source.maybe());
        }
    };

    private final RejectedShelf shelf = new RejectedShelf();

    private final ServedApi api = new ServedApi(ApiRoutes.create(
            new ApiPorts(
                    Demo.SITES,
                    Demo.KEYS,
                    stats,
                    live,
                    shelf,
                    shelf.replay(new RejectedShelf.Lenient()),
                    () -> CompletableFuture.completedFuture(parts),
                    () -> "pxlpeak_up 1\n"),
            new LiveSocketSettings(Duration.ofSeconds(10), Duration.ofSeconds(60), 8),
            () -> Instant.parse("2026-01-07T12:00:00Z")));

    @BeforeEach
    void everythingAnswers() {
        parts.clear();
        answer = CompletableFuture.completedFuture(new StatsAnswer(
                List.of(new StatsAnswer.Row(
                        List.of("google"), List.of(BigDecimal.valueOf(12), new BigDecimal("1200.5000")))),
                List.of(BigDecimal.valueOf(40), new BigDecimal("1300.0000")),
                17,
                Instant.parse("2026-01-07T12:00:00.123Z")));
        view = CompletableFuture.completedFuture(VIEW);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void sitesAreThoseOfTheKeysWorkspace() {
        HttpResponse<String> response = api.get("/v1/sites");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo("{\"sites\":[{\"site_id\":\"site_demo\",\"name\":\"Demo shop\",\"domain\":\"demo.example\","
                        + "\"timezone\":\"Europe/Berlin\",\"currency\":\"EUR\"}]}");
    }

    @Test
    void keyMayComeAsABearerToken() {
        assertThat(api.send("GET", "/v1/sites", "Authorization", "Bearer reader")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void numbersAreKeptByNoCacheOnTheWay() {
        assertThat(api.get("/v1/sites").headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void trafficAnswersTheQueryItWasAsked() {
        HttpResponse<String> response = api.get(TRAFFIC + "?startDate=2026-01-01&endDate=2026-01-07"
                + "&metrics=visitors,revenue&dimensions=source&filters=country%3D%3DDE%2CUS");

        assertThat(asked.range()).isEqualTo(new DateRange(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 7)));
        assertThat(asked.metrics()).containsExactly(Metric.VISITORS, Metric.REVENUE);
        assertThat(asked.filters()).containsExactly(new Filter(Dimension.COUNTRY, Operator.IS, List.of("DE", "US")));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo("{\"site_id\":\"site_demo\",\"timezone\":\"Europe/Berlin\",\"currency\":\"EUR\","
                        + "\"from\":\"2026-01-01\",\"to\":\"2026-01-07\",\"metrics\":[\"visitors\",\"revenue\"],"
                        + "\"dimensions\":[\"source\"],"
                        + "\"rows\":[{\"source\":\"google\",\"visitors\":12,\"revenue\":1200.5}],"
                        + "\"totals\":{\"visitors\":40,\"revenue\":1300},"
                        + "\"pagination\":{\"limit\":100,\"offset\":0,\"total_rows\":17},"
                        + "\"asOf\":\"2026-01-07T12:00:00.123Z\"}");
    }

    @Test
    void wrongQueryIsToldWhatIsWrongWithWhat() {
        HttpResponse<String> response = api.get(TRAFFIC + "?metrics=clicks");

        assertProblem(response, 400, "invalid_query");
        assertThat(response.body())
                .contains("\"detail\":\"metrics: 'clicks' is not known\",\"field\":\"metrics\","
                        + "\"allowed\":[\"visitors\",\"sessions\",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"filters=page==%zz", "metrics=%ff%fe", "=", "&&", "%zz=%zz"})
    void malformedQueryIsTheAskersFault(String query) throws Exception {
        assertThat(rawStatus("GET " + TRAFFIC + "?" + query + " HTTP/1.1")).isEqualTo(400);
    }

    @Test
    void longFilterIsUnderstood() {
        String values = "%2Cvalue".repeat(90).substring(3);

        assertThat(api.get(TRAFFIC + "?metrics=visitors,revenue&dimensions=source&filters=page%3D%3D" + values)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void trafficThatCannotBeToldSaysWhenToComeBack() {
        answer = CompletableFuture.failedFuture(
                new StatsUnavailable("ClickHouse did not answer", new IllegalStateException("down")));

        HttpResponse<String> response = api.get(TRAFFIC);

        assertProblem(response, 503, "stats_unavailable");
        assertThat(response.headers().firstValue("Retry-After")).contains("2");
    }

    @Test
    void liveViewIsTold() {
        HttpResponse<String> response = api.get("/v1/sites/site_demo/live");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(LiveJson.view(VIEW));
    }

    @Test
    void liveViewThatCannotBeHadSaysWhenToComeBack() {
        view = CompletableFuture.failedFuture(new IllegalStateException("no answer in time"));

        assertProblem(api.get("/v1/sites/site_demo/live"), 503, "live_unavailable");
    }

    @Test
    void liveSocketIsServed() throws Exception {
        CompletableFuture<String> told = new CompletableFuture<>();
        WebSocket socket = api.client()
                .newWebSocketBuilder()
                .buildAsync(api.uri("ws", "/v1/sites/site_demo/live/ws"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket any, CharSequence text, boolean last) {
                        told.complete(text.toString());
                        return CompletableFuture.completedFuture(null);
                    }
                })
                .get(10, TimeUnit.SECONDS);
        socket.sendText("{\"type\":\"subscribe\",\"token\":\"reader\"}", true).get(10, TimeUnit.SECONDS);

        assertThat(told.get(10, TimeUnit.SECONDS)).isEqualTo(LiveJson.message(Demo.METRICS));
        socket.abort();
    }

    @Test
    void liveSocketIsNoPage() {
        assertProblem(api.get("/v1/sites/site_demo/live/ws"), 400, "websocket_expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/sites", TRAFFIC, "/v1/sites/site_demo/live", "/v1/sites/site_demo/rejected"})
    void whoeverBringsNoRightKeyIsToldTheSame(String path) {
        String missing =
                assertProblem(api.send("GET", path), 401, "unauthorized").body();

        assertThat(assertProblem(api.send("GET", path, "X-Api-Key", "wrong"), 401, "unauthorized")
                        .body())
                .isEqualTo(missing);
        assertThat(assertProblem(api.send("GET", path, "Authorization", "Basic cmVhZGVyOg=="), 401, "unauthorized")
                        .body())
                .isEqualTo(missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/sites", TRAFFIC, "/v1/sites/site_demo/live", "/v1/sites/site_demo/rejected"})
    void keyThatOnlyCollectsDoesNotRead(String path) {
        assertProblem(api.send("GET", path, "X-Api-Key", Demo.COLLECTOR), 403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/analytics/traffic", "/live", "/rejected"})
    void siteOfAnotherWorkspaceIsAsUnknownAsOneThatIsNot(String path) {
        String foreign = assertProblem(api.get("/v1/sites/site_foreign" + path), 404, "site_not_found")
                .body();
        String unknown = assertProblem(api.get("/v1/sites/site_unknown" + path), 404, "site_not_found")
                .body();

        assertThat(foreign.replace("site_foreign", "X")).isEqualTo(unknown.replace("site_unknown", "X"));
    }

    @Test
    void keysThatCannotBeVerifiedAreNoWrongKeys() {
        assertProblem(api.send("GET", "/v1/sites", "X-Api-Key", Demo.UNVERIFIABLE), 503, "keys_unavailable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/v1", "/v1/sites/site_demo", "/v2/sites", "/../pom.xml", "/assets/none.js"})
    void whatIsNotThereIsToldSo(String path) {
        assertProblem(api.get(path), 404, "not_found");
    }

    @Test
    void otherMethodsAreToldWhichThereAre() {
        HttpResponse<String> response = api.send("DELETE", "/v1/sites", "X-Api-Key", Demo.READER);

        assertProblem(response, 405, "method_not_allowed");
        assertThat(response.headers().firstValue("Allow")).contains("GET");
    }

    @Test
    void metricsAreForAdministrators() {
        assertThat(api.send("GET", "/metrics").statusCode()).isEqualTo(401);
        assertThat(api.send("GET", "/metrics", "Authorization", "Bearer reader").statusCode())
                .isEqualTo(403);

        HttpResponse<String> measured = api.send("GET", "/metrics", "Authorization", "Bearer admin");

        assertThat(measured.statusCode()).isEqualTo(200);
        assertThat(measured.headers().firstValue("Content-Type")).hasValue("text/plain; charset=UTF-8");
        assertThat(measured.body()).isEqualTo("pxlpeak_up 1\n");
    }

    @Test
    void healthIsThatOfTheWorstPart() {
        parts.put("postgres", State.OK);
        assertThat(api.send("GET", "/health").body())
                .isEqualTo("{\"status\":\"ok\",\"components\":{\"postgres\":\"ok\"}}");

        parts.put("clickhouse", State.DEGRADED);
        assertThat(api.send("GET", "/health").statusCode()).isEqualTo(200);
        assertThat(api.send("GET", "/health").body()).startsWith("{\"status\":\"degraded\"");

        parts.put("kafka", State.DOWN);
        assertThat(api.send("GET", "/health").statusCode()).isEqualTo(503);
    }

    /** Of a request line that no client library would send. */
    private int rawStatus(String requestLine) throws Exception {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), api.uri("http", "/").getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((requestLine + "\r\nHost: localhost\r\nX-Api-Key: reader\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }

    private static HttpResponse<String> assertProblem(HttpResponse<String> response, int status, String slug) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body())
                .startsWith("{\"type\":\"https://pxlpeak.dev/problems/" + slug + "\"")
                .contains("\"status\":" + status);
        return response;
    }

    private static StatsQuery defaultQuery() {
        LocalDate day = LocalDate.of(2026, 1, 7);
        return new StatsQuery(new DateRange(day, day), List.of(Metric.EVENTS), List.of(), List.of(), List.of(), 1, 0);
    }
}
