package com.pxlpeak.ops.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way of one event, from the public endpoint to the live tile and the report. */
@ExtendWith(Journey.class)
class EventJourneyIT {

    @Test
    void anEventBecomesVisibleLiveAndInTheReport(RunningPxlpeak pxlpeak) throws Exception {
        String page = "/visible-" + UUID.randomUUID();

        HttpResponse<String> answer = pxlpeak.collect(pageView("cid_visible", UUID.randomUUID(), page));

        assertThat(answer.statusCode()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            JsonNode live = pxlpeak.get("/v1/sites/site_demo/live");
            assertThat(live.path("visitors").asLong()).isPositive();
            assertThat(live.path("recent").findValuesAsText("page")).contains(page);
        });
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(ofPage(pxlpeak, page, "visitors"))
                .isEqualTo(1));
        assertThat(ofPage(pxlpeak, page, "pageviews")).isEqualTo(1);
        assertThat(ofPage(pxlpeak, page, "sessions")).isEqualTo(1);
    }

    @Test
    void anAnswerCountsAllThatWasAcceptedBeforeItsMoment(RunningPxlpeak pxlpeak) throws Exception {
        String page = "/as-of-" + UUID.randomUUID();
        HttpResponse<String> sent = pxlpeak.collect(pageView("cid_fresh", UUID.randomUUID(), page));
        assertThat(sent.body()).contains("\"rejected\":[]");
        Instant accepted = Instant.now();
        String query = "/v1/sites/site_demo/analytics/traffic?period=today&metrics=pageviews&filters=page==" + page;

        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    JsonNode answer = pxlpeak.get(query);
                    boolean says = Instant.parse(answer.path("asOf").asText()).isAfter(accepted);
                    boolean counts = answer.path("totals").path("pageviews").asLong() == 1;
                    assertThat(counts || !says)
                            .as("%s after %s", answer, accepted)
                            .isTrue();
                    return says;
                });
        assertThat(pxlpeak.get("/health").path("components").path("projection").asText())
                .isEqualTo("ok");
    }

    /** Nothing comes, so nothing is missing. */
    @Test
    void anIdleSiteIsNotOutOfDate(RunningPxlpeak pxlpeak) {
        Instant later = Instant.now().plusSeconds(3);

        await().atMost(Duration.ofSeconds(20)).until(() -> Instant.parse(
                        pxlpeak.get("/v1/sites/site_demo/analytics/traffic?period=today&metrics=pageviews")
                                .path("asOf")
                                .asText())
                .isAfter(later));
    }

    @Test
    void aDuplicateChangesNothing(RunningPxlpeak pxlpeak) throws Exception {
        String page = "/twice-" + UUID.randomUUID();
        String event = pageView("cid_twice", UUID.randomUUID(), page);
        pxlpeak.collect(event);
        pxlpeak.collect(event);

        pxlpeak.collect(pageView("cid_twice", UUID.randomUUID(), page));

        // The third went the same way after the second: once it is counted, the duplicate would have been too.
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(ofPage(pxlpeak, page, "pageviews"))
                .isEqualTo(2));
        assertThat(ofPage(pxlpeak, page, "sessions")).isEqualTo(1);
    }

    @Test
    void anEventThatBreaksTheSchemaIsRefusedByName(RunningPxlpeak pxlpeak) throws Exception {
        HttpResponse<String> answer = pxlpeak.collect(
                "{\"site_id\":\"site_demo\",\"events\":[{\"event\":\"Page View\",\"client_id\":\"cid_a\",\"timestamp\":\""
                        + Instant.now() + "\"}]}");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("schema.pattern").contains("/event");
    }

    @Test
    void numbersAreForThoseWithAKey(RunningPxlpeak pxlpeak) throws Exception {
        assertThat(pxlpeak.statusWithoutKey("/v1/sites/site_demo/analytics/traffic?period=today&metrics=visitors"))
                .isEqualTo(401);
        assertThat(pxlpeak.statusWithoutKey("/v1/sites/site_demo/live")).isEqualTo(401);
        assertThat(pxlpeak.statusWithoutKey("/metrics")).isEqualTo(401);
        assertThat(pxlpeak.statusWithoutKey("/health")).isEqualTo(200);
    }

    static String pageView(String client, UUID event, String page) {
        return "{\"site_id\":\"site_demo\",\"events\":[{\"event_id\":\"" + event
                + "\",\"event\":\"page_view\",\"client_id\":\"" + client + "\",\"timestamp\":\"" + Instant.now()
                + "\",\"properties\":{\"page_path\":\"" + page + "\"}}]}";
    }

    private static long ofPage(RunningPxlpeak pxlpeak, String page, String metric) throws Exception {
        return pxlpeak.totals("period=today&metrics=" + metric + "&filters=page==" + page)
                .path(metric)
                .asLong();
    }
}
