package com.pxlpeak.ops.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pxlpeak.cluster.event.Enrichment;
import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.event.Enrichment.Page;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.event.EventCodec;
import com.pxlpeak.cluster.id.ClientId;
import com.pxlpeak.cluster.id.EventId;
import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was not taken can be looked through, judged again, and is counted once when it passes. */
@ExtendWith(Journey.class)
class RejectedJourneyIT {

    private static final String REJECTED = "/v1/sites/site_demo/rejected";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration AFTER_A_RESTART = Duration.ofMinutes(2);

    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final String since = "from=" + begin;
    private final String run = UUID.randomUUID().toString();

    @Test
    void whatIsMalformedIsListedByCodeAndPageAndStaysWhatItIs(RunningPxlpeak pxlpeak) throws Exception {
        pxlpeak.collect("{\"site_id\":\"site_demo\",\"events\":["
                + malformed("1", "Page View", "") + ","
                + malformed("2", "Page View", "") + ","
                + malformed("3", "purchase", "\"value\":\"a lot\",\"currency\":\"EUR\"") + "]}");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(total(pxlpeak, since)).isEqualTo(3));
        JsonNode byCode = pxlpeak.get(REJECTED + "?code=value.invalid&" + since);
        assertThat(byCode.path("rejected").findValuesAsText("event_id")).containsExactly(run + "-3");
        assertThat(byCode.path("codes").toString())
                .isEqualTo("[{\"stage\":\"edge\",\"code\":\"value.invalid\",\"count\":1}]");
        assertThat(JSON.readTree(byCode.path("rejected").get(0).path("payload").asText())
                        .path("event")
                        .asText())
                .isEqualTo("purchase");
        JsonNode first = pxlpeak.get(REJECTED + "?limit=2&" + since);
        String next = first.path("pagination").path("next_cursor").asText();
        JsonNode last = pxlpeak.get(REJECTED + "?limit=2&cursor=" + next + "&" + since);
        assertThat(first.path("rejected")).hasSize(2);
        assertThat(last.path("rejected")).hasSize(1);
        assertThat(last.path("pagination").has("next_cursor")).isFalse();

        JsonNode answer = replay(pxlpeak, "{\"from\":\"" + begin + "\",\"stage\":\"edge\"}");

        assertThat(answer.path("replayed").asLong()).isZero();
        assertThat(answer.path("still_rejected").toString())
                .isEqualTo("[{\"code\":\"schema.pattern\",\"count\":2},{\"code\":\"value.invalid\",\"count\":1}]");
        assertThat(total(pxlpeak, since)).isEqualTo(3);
    }

    @Test
    void whatPassesTodaysRulesIsCountedOnceHoweverOftenItIsReplayed(RunningPxlpeak pxlpeak) throws Exception {
        String page = "/rejected-" + run;
        String rejection = rejection("site_demo", page);
        // Sent twice, since the first answer was lost: rejected twice, one event.
        pxlpeak.put(Topics.REJECTED, "site_demo", rejection);
        pxlpeak.put(Topics.REJECTED, "site_demo", rejection);
        pxlpeak.put(Topics.REJECTED, "site_other", rejection("site_other", page));
        String quarantined = "/quarantined-" + run;
        pxlpeak.put(Topics.QUARANTINE, "site_demo|cid_ann", accepted(quarantined));
        pxlpeak.put(Topics.RAW, "site_demo|cid_poison", "no event");
        pxlpeak.put(Topics.QUARANTINE, "", "nobody's");

        String ours = "code=old.rule&" + since;
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(total(pxlpeak, ours)).isEqualTo(2);
            assertThat(total(pxlpeak, "stage=partition&" + since)).isEqualTo(2);
        });
        assertThatThrownBy(() -> pxlpeak.get("/v1/sites/site_other/rejected")).hasMessageContaining("404");
        assertThat(pxlpeak.statusWithoutKey(REJECTED)).isEqualTo(401);

        JsonNode answer = replay(pxlpeak, "{\"from\":\"" + begin + "\",\"code\":[\"old.rule\",\"decision.failed\"]}");

        assertThat(answer.path("replayed").asLong()).isEqualTo(3);
        assertThat(replay(pxlpeak, "{\"from\":\"" + begin + "\",\"stage\":\"partition\"}")
                        .toString())
                .contains("\"replayed\":0")
                .contains("\"still_rejected\":[{\"code\":\"record.unreadable\",\"count\":1}]");
        String id = pxlpeak.get(REJECTED + "?status=replayed&" + ours)
                .path("rejected")
                .get(0)
                .path("id")
                .asText();
        assertThat(replay(pxlpeak, "{\"ids\":[\"" + id + "\"]}")
                        .path("already_replayed")
                        .asLong())
                .isEqualTo(1);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(pageviews(pxlpeak, page)).isEqualTo(1);
            assertThat(pageviews(pxlpeak, quarantined)).isEqualTo(1);
        });

        pxlpeak.forgetHowFarProjectionsAre();

        // Behind all that was there before, since the topic is read in its order.
        await().atMost(AFTER_A_RESTART)
                .ignoreExceptions()
                .until(() ->
                        pxlpeak.collect("{\"site_id\":\"site_demo\",\"events\":[" + malformed("last", "!", "") + "]}")
                                        .statusCode()
                                == 202);
        await().atMost(AFTER_A_RESTART).ignoreExceptions().untilAsserted(() -> assertThat(
                        pxlpeak.get(REJECTED + "?code=schema.pattern&" + since).toString())
                .contains(run + "-last"));
        assertThat(total(pxlpeak, ours)).isZero();
        assertThat(total(pxlpeak, "status=replayed&" + ours)).isEqualTo(2);
        assertThat(total(pxlpeak, "status=all&stage=partition&" + since)).isEqualTo(2);
        assertThat(pageviews(pxlpeak, page)).isEqualTo(1);
    }

    private String malformed(String number, String event, String properties) {
        return "{\"event_id\":\"" + run + "-" + number + "\",\"event\":\"" + event
                + "\",\"client_id\":\"cid_ann\",\"timestamp\":\"" + Instant.now() + "\",\"properties\":{" + properties
                + "}}";
    }

    /** A sound event that an earlier release rejected by a rule that is none today. */
    private String rejection(String site, String page) {
        return JSON.createObjectNode()
                .put("site_id", site)
                .put("received_at", begin.plusSeconds(1).toString())
                .put("event_id", run)
                .put("code", "old.rule")
                .put("message", "(expected: something else)")
                .put(
                        "payload",
                        "{\"event_id\":\"" + run
                                + "\",\"event\":\"page_view\",\"client_id\":\"cid_ann\",\"timestamp\":\"" + begin
                                + "\",\"properties\":{\"page_path\":\"" + page + "\"}}")
                .toString();
    }

    private String accepted(String page) {
        return new String(
                EventCodec.write(new Event(
                        new EventId(run + "-q"),
                        new SiteId("site_demo"),
                        new ClientId("cid_ann"),
                        Optional.empty(),
                        Event.PAGE_VIEW,
                        begin,
                        Optional.empty(),
                        "{}",
                        new Enrichment(
                                begin,
                                begin.plusSeconds(1),
                                "local",
                                new Page(page, ""),
                                Geo.UNKNOWN,
                                Device.UNKNOWN,
                                Optional.empty(),
                                Optional.empty(),
                                true))),
                UTF_8);
    }

    private static JsonNode replay(RunningPxlpeak pxlpeak, String body) throws Exception {
        return pxlpeak.post(REJECTED + "/replay", body);
    }

    private static long total(RunningPxlpeak pxlpeak, String parameters) throws Exception {
        return pxlpeak.get(REJECTED + "?" + parameters)
                .path("pagination")
                .path("total_rows")
                .asLong();
    }

    private static long pageviews(RunningPxlpeak pxlpeak, String page) throws Exception {
        return pxlpeak.totals("period=today&metrics=pageviews&filters=page==" + page)
                .path("pageviews")
                .asLong();
    }
}
