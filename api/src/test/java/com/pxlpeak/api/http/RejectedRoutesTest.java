package com.pxlpeak.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.api.query.StatsUnavailable;
import com.pxlpeak.api.rejected.RejectedShelf;
import com.pxlpeak.api.rejected.RejectedStage;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RejectedRoutesTest {

    private static final String REJECTED = "/v1/sites/site_demo/rejected";
    private static final Pattern NEXT = Pattern.compile("\"next_cursor\":\"([^\"]+)\"");

    private final RejectedShelf shelf = new RejectedShelf();
    private final RejectedShelf.Lenient door = new RejectedShelf.Lenient();
    private final ServedApi api =
            new ServedApi(new RejectedRoutes(new Callers(Demo.KEYS, Demo.SITES), shelf, shelf.replay(door)).route());

    @BeforeEach
    void nothingWasRejected() {
        shelf.clear();
        door.clear();
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void whatWasRejectedIsToldWithItsReasonAndPayload() {
        shelf.put(Demo.SHOP, 1, RejectedStage.EDGE, "schema.pattern", "{\"event\":\"Page View\"}");

        HttpResponse<String> response = api.get(REJECTED);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo("{\"site_id\":\"site_demo\",\"rejected\":[{\"id\":\"" + RejectedShelf.id(1)
                        + "\",\"received_at\":\"2026-01-07T11:59:59Z\",\"stage\":\"edge\",\"code\":\"schema.pattern\","
                        + "\"path\":\"/event\",\"message\":\"(expected: better)\",\"event_id\":\"e-1\","
                        + "\"client_id\":\"cid_ann\",\"payload\":\"{\\\"event\\\":\\\"Page View\\\"}\"}],"
                        + "\"codes\":[{\"stage\":\"edge\",\"code\":\"schema.pattern\",\"count\":1}],"
                        + "\"pagination\":{\"limit\":100,\"total_rows\":1}}");
    }

    @Test
    void pagesFollowEachOtherTheNewestFirst() {
        for (int i = 1; i <= 5; i++) {
            shelf.put(Demo.SHOP, i, RejectedStage.EDGE, i % 2 == 0 ? "even" : "odd", "");
        }

        String first = api.get(REJECTED + "?limit=2").body();
        assertThat(first)
                .containsSubsequence("\"e-1\"", "\"e-2\"")
                .doesNotContain("\"e-3\"")
                .contains("\"total_rows\":5");
        String second = api.get(REJECTED + "?limit=2&cursor=" + next(first)).body();
        assertThat(second).containsSubsequence("\"e-3\"", "\"e-4\"").contains("\"total_rows\":5");
        String last = api.get(REJECTED + "?limit=2&cursor=" + next(second)).body();
        assertThat(last).contains("\"e-5\"").doesNotContain("next_cursor");
        assertThat(api.get(REJECTED + "?code=even").body()).contains("\"e-2\"").doesNotContain("\"e-1\"");
    }

    @Test
    void aWrongParameterIsToldWhatIsWrongWithIt() {
        HttpResponse<String> response = api.get(REJECTED + "?stage=door");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .contains("/invalid_query\"")
                .contains("\"field\":\"stage\",\"allowed\":[\"edge\",\"partition\",\"projection\"]");
        assertThat(api.get(REJECTED + "?offset=1").body()).contains("\"field\":\"offset\"");
    }

    @Test
    void aReplayIsForAdministrators() {
        shelf.put(Demo.SHOP, 1, RejectedStage.EDGE, "old.rule", "good");

        assertThat(replay("", REJECTED, "{\"code\":\"old.rule\"}").statusCode()).isEqualTo(401);
        assertThat(replay(Demo.READER, REJECTED, "{\"code\":\"old.rule\"}").statusCode())
                .isEqualTo(403);
        assertThat(replay("admin", "/v1/sites/site_foreign/rejected", "{\"code\":\"old.rule\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(door.storedIds()).isEmpty();

        HttpResponse<String> response = replay("admin", REJECTED, "{\"code\":\"old.rule\"}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo("{\"site_id\":\"site_demo\",\"replayed\":1,\"already_replayed\":0,\"still_rejected\":[],"
                        + "\"gone\":0,\"remaining\":0}");
        assertThat(door.storedIds()).containsExactly("e-1");
        assertThat(api.get(REJECTED).body()).contains("\"rejected\":[]");
        assertThat(api.get(REJECTED + "?status=replayed").body()).contains("\"replayed_at\":\"2026-01-07T12:00:00Z\"");
    }

    @Test
    void whatOthersHadRejectedIsNotReplayedWithOurs() {
        shelf.put(Demo.FOREIGN, 1, RejectedStage.EDGE, "old.rule", "good");

        assertThat(replay("admin", REJECTED, "{\"ids\":[\"" + RejectedShelf.id(1) + "\"]}")
                        .body())
                .contains("\"replayed\":0")
                .contains("\"gone\":1");
        assertThat(api.get(REJECTED).body()).contains("\"rejected\":[]").contains("\"total_rows\":0");
    }

    @Test
    void aBodyThatCannotBeReadIsTheAskersFault() {
        assertThat(replay("admin", REJECTED, "nothing").body()).contains("\"field\":\"body\"");
        assertThat(replay("admin", REJECTED, " ".repeat(300_000)).statusCode()).isEqualTo(400);
    }

    @Test
    void whatCannotBeToldSaysWhenToComeBack() {
        shelf.breakDown(new StatsUnavailable("ClickHouse", new IllegalStateException("away")));

        HttpResponse<String> response = api.get(REJECTED);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("2");
    }

    private HttpResponse<String> replay(String key, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.uri("http", path + "/replay"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("X-Api-Key", key);
        }
        return api.client()
                .sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .join();
    }

    private static String next(String answer) {
        Matcher cursor = NEXT.matcher(answer);
        assertThat(cursor.find()).as(answer).isTrue();
        return cursor.group(1);
    }
}
