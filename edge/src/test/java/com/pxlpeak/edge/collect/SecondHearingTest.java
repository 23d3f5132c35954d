package com.pxlpeak.edge.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.id.WorkspaceId;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.edge.pipeline.Pipeline;
import com.pxlpeak.edge.pipeline.Pipeline.Step;
import com.pxlpeak.edge.pipeline.Reason;
import com.pxlpeak.edge.pipeline.Sender;
import com.pxlpeak.edge.pipeline.SenderHeaders;
import com.pxlpeak.edge.pipeline.Steps;
import com.pxlpeak.edge.pipeline.Verdict;
import com.pxlpeak.edge.publish.KeptRejection;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was rejected by a rule that is no longer one, written as it is kept and read again. */
class SecondHearingTest {

    private static final Instant RECEIVED = Instant.parse("2026-01-12T14:30:01.123456Z");
    private static final Site SITE = new Site(
            new SiteId("site_demo"),
            new WorkspaceId(new UUID(0, 1)),
            "Demo",
            "demo.example",
            ZoneId.of("Europe/Berlin"),
            "EUR");
    private static final List<Step> STEPS = Steps.of(
            agent -> new Device("desktop", agent, "", "", ""),
            address -> new Geo(address.getHostAddress(), "", "", ""));

    private final Pipeline today = new Pipeline(STEPS, () -> 0);
    private final Pipeline strict = new Pipeline(strict(), () -> 0);
    private final FakeRawEvents rawEvents = new FakeRawEvents();
    private final SecondHearing hearing = new SecondHearing(today, rawEvents);

    @Test
    void eventThatPassesNowIsWhatItWouldHaveBeenThen() throws Exception {
        Sender sender = sender(false, Optional.of(RECEIVED.plusSeconds(3_600)), "203.0.113.0");

        String purchase = "{\"event_id\":\"e-1\",\"event\":\"purchase\",\"client_id\":\"cid_ann\","
                + "\"timestamp\":\"2026-01-12T15:29:00Z\",\"properties\":{\"value\":12.50,\"n\":1E+30}}";
        assertThat(assertHeardAsThen(sender, purchase)).isInstanceOf(Verdict.Kept.class);
        assertThat(assertHeardAsThen(sender, purchase.replace("1E+30", "1E+400")))
                .isInstanceOf(Verdict.Rejected.class);
        assertHeardAsThen(
                sender(true, Optional.empty(), "2001:db8:1::"),
                "{\"event\":\"page_view\",\"client_id\":\"cid_ann\",\"timestamp\":\"2025-01-12T15:29:00Z\","
                        + "\"properties\":{\"page_path\":\"/ä😀\"}}");
    }

    @Test
    void onlyTheNetworkOfAnAddressIsKept() throws Exception {
        KeptRejection kept = kept(
                sender(false, Optional.empty(), "203.0.113.77"),
                "{\"event\":\"page_view\",\"client_id\":\"cid_ann\",\"timestamp\":\"2026-01-12T14:29:00Z\"}");

        Event heard = accepted(hearing.judge(SITE, RECEIVED, kept.payload(), kept.sender()));

        assertThat(heard.enriched().geo().country()).isEqualTo("203.0.113.0");
    }

    @Test
    void whoAskedNotToBeCountedIsNotCountedLater() throws Exception {
        KeptRejection kept = kept(
                asking(Map.of("sec-gpc", "1")),
                "{\"event\":\"page_view\",\"client_id\":\"cid_ann\",\"timestamp\":\"2026-01-12T14:29:00Z\"}");

        assertThat(hearing.judge(SITE, RECEIVED, kept.payload(), kept.sender()))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.refusal().reason()).isEqualTo(Reason.PRIVACY_OPTED_OUT));
    }

    @Test
    void headersSayLaterWhatTheySaidThen() throws Exception {
        assertHeardAsThen(
                asking(Map.of("dnt", "1", "accept-language", "de-DE", "sec-ch-ua", "\"Chromium\";v=\"131\"")),
                "{\"event\":\"page_view\",\"client_id\":\"cid_ann\",\"timestamp\":\"2026-01-12T14:29:00Z\"}");
    }

    @Test
    void halfACharacterIsStillOne() throws Exception {
        KeptRejection kept = kept(
                sender(false, Optional.empty(), "203.0.113.0"),
                "{\"event\":\"page_view\",\"client_id\":\"cid_ann\",\"timestamp\":\"2026-01-12T14:29:00Z\","
                        + "\"properties\":{\"a\":\"\\ud800\",\"b\":\"\\u0000\"}}");

        assertThat(hearing.judge(SITE, RECEIVED, kept.payload(), kept.sender()))
                .isInstanceOfSatisfying(Verdict.Rejected.class, rejected -> {
                    assertThat(rejected.refusal().reason()).isEqualTo(Reason.TEXT_INVALID);
                    assertThat(rejected.refusal().path()).isEqualTo("/properties/a");
                });
    }

    @Test
    void whatWasNotKeptWholeStaysRejected() throws Exception {
        KeptRejection kept = kept(
                sender(false, Optional.empty(), "203.0.113.0"),
                "{\"event\":\"page_view\",\"client_id\":\"cid_ann\",\"timestamp\":\"2026-01-12T14:29:00Z\","
                        + "\"properties\":{\"a\":\"" + "x".repeat(70_000) + "\"}}");

        assertThat(hearing.judge(SITE, RECEIVED, kept.payload(), kept.sender()))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.refusal().reason()).isEqualTo(Reason.EVENT_TOO_LARGE));
    }

    @Test
    void ofASenderThatWasNotKeptNothingIsBelieved() {
        Event heard = accepted(hearing.judge(
                SITE,
                RECEIVED,
                "{\"event\":\"page_view\",\"client_id\":\"cid_ann\",\"timestamp\":\"2020-01-12T14:29:00Z\"}",
                ""));

        assertThat(heard.enriched().receivedAt()).isEqualTo(RECEIVED);
        assertThat(heard.enriched().time()).isEqualTo(Instant.parse("2026-01-12T14:30:01.123Z"));
    }

    private Verdict assertHeardAsThen(Sender sender, String event) throws Exception {
        Judged then = judged(event, sender, today);
        KeptRejection kept = kept(sender, event);

        Verdict verdict = hearing.judge(SITE, RECEIVED.plusSeconds(9), kept.payload(), kept.sender());
        if (then.taken().isEmpty()) {
            assertThat(verdict)
                    .isEqualTo(new Verdict.Rejected(then.rejected().get(0).refusal()));
        } else {
            assertThat(accepted(verdict)).isEqualTo(then.events().get(0));
        }
        return verdict;
    }

    private KeptRejection kept(Sender sender, String event) throws Exception {
        Judged judged = judged(event, sender, strict);
        assertThat(judged.taken()).isEmpty();
        return KeptRejection.of(judged.rejected().get(0));
    }

    private static Judged judged(String event, Sender sender, Pipeline pipeline) {
        return Judged.of(List.of(new Judged.Sent(sender, List.of(Told.bySender(tree(event))))), pipeline);
    }

    private static JsonNode tree(String event) {
        return JsonBody.event(event).orElseGet(() -> new ObjectMapper().missingNode());
    }

    private static Event accepted(Verdict verdict) {
        return ((Verdict.Kept) verdict).draft().accepted();
    }

    private static Sender sender(boolean trusted, Optional<Instant> sentAt, String address)
            throws UnknownHostException {
        return new Sender(
                SITE, trusted, RECEIVED, sentAt, "SFO", Optional.of(InetAddress.getByName(address)), "Mozilla/5.0");
    }

    private static Sender asking(Map<String, String> headers) throws UnknownHostException {
        Sender sender = sender(false, Optional.empty(), "203.0.113.0");
        return new Sender(
                sender.site(),
                sender.trusted(),
                sender.receivedAt(),
                sender.sentAt(),
                sender.pop(),
                sender.address(),
                sender.userAgent(),
                SenderHeaders.of(headers));
    }

    private static List<Step> strict() {
        List<Step> steps = new ArrayList<>(STEPS);
        steps.add(0, new Step("refuse-all", draft -> Verdict.rejected(Reason.SCHEMA_OTHER, "", "too strict a rule")));
        return steps;
    }
}
