package com.pxlpeak.edge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pxlpeak.cluster.event.Acquisition;
import com.pxlpeak.cluster.event.Bot;
import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.event.EventCodec;
import com.pxlpeak.cluster.event.Money;
import com.pxlpeak.cluster.event.TimeSource;
import com.pxlpeak.cluster.tenancy.SiteRules.PrivacySignals;
import com.pxlpeak.edge.bots.Suspect;
import com.pxlpeak.edge.pipeline.Pipeline.StepCounts;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepsTest {

    private final Pipeline pipeline = Samples.pipeline();

    @Test
    void anEventComesOutWithWhatIsKnownOfIt() {
        Event event = accepted(Samples.event(
                "'event_id':'0194-abc'",
                "'user_id':'ann'",
                "'properties':{'page_path':'/p','page_title':'P','value':5,'x':[1,{'y':2.50}]}"));

        assertThat(event.id().value()).isEqualTo("0194-abc");
        assertThat(event.key().text()).isEqualTo("site_demo|cid_ann");
        assertThat(event.user()).hasValue("ann");
        assertThat(event.timestamp()).isEqualTo("2026-01-12T14:30:00Z");
        assertThat(event.properties())
                .isEqualTo("{\"page_path\":\"/p\",\"page_title\":\"P\",\"value\":5,\"x\":[1,{\"y\":2.50}]}");
        assertThat(event.enriched().page().path()).isEqualTo("/p");
        assertThat(event.enriched().geo().country()).isEqualTo("DE");
        assertThat(event.enriched().device().browser()).isEqualTo("Mozilla");
        assertThat(event.enriched().acquisition()).hasValue(Acquisition.DIRECT);
        assertThat(event.enriched().value()).hasValue(new Money(BigDecimal.valueOf(5), "EUR"));
        assertThat(event.enriched().interactive()).isTrue();
        assertThat(event.enriched().receivedAt()).isEqualTo(Samples.NOW);
    }

    @Test
    void anEventNeedsNoMoreThanIsRequired() {
        Event event = accepted(Samples.event());

        assertThat(event.id().isContentHash()).isTrue();
        assertThat(event.user()).isEmpty();
        assertThat(event.properties()).isEqualTo("{}");
        assertThat(event.enriched().value()).isEmpty();
    }

    @Test
    void anEventMayBeNotInteractive() {
        assertThat(accepted(Samples.event("'properties':{'interactive':false}"))
                        .enriched()
                        .interactive())
                .isFalse();
    }

    @Test
    void whatIsMissingIsNamed() {
        assertRejected(
                Samples.json("{'event':'a','timestamp':'2026-01-12T14:30:00Z'}"), "schema.required", "/client_id");
        assertRejected(Samples.json("{}"), "schema.required", "/event");
        assertRejected(Samples.json("[]"), "schema.type", "");
        assertRejected(Samples.json("null"), "schema.type", "");
    }

    @Test
    void namesAndIdsHaveTheirShapes() {
        assertRejected(Samples.event("'event':'Bad Name'"), "schema.pattern", "/event");
        assertRejected(Samples.event("'event':'line_feed\\n'"), "schema.pattern", "/event");
        assertRejected(Samples.event("'event':'" + "a".repeat(65) + "'"), "schema.max_length", "/event");
        assertRejected(Samples.event("'event':7"), "schema.type", "/event");
        assertRejected(Samples.event("'event_id':'h:0123'"), "schema.pattern", "/event_id");
        assertRejected(Samples.event("'event_id':''"), "schema.pattern", "/event_id");
        assertRejected(Samples.event("'event_id':null"), "schema.type", "/event_id");
        assertRejected(Samples.event("'user_id':''"), "schema.min_length", "/user_id");
        assertRejected(client("cid_"), "schema.pattern", "/client_id");
        assertRejected(client("ann"), "schema.pattern", "/client_id");
        assertRejected(client("cid_" + "a".repeat(65)), "schema.max_length", "/client_id");
        assertThat(accepted(client("cid_" + "a".repeat(64))).client().value()).hasSize(68);
    }

    @Test
    void aTimestampIsADateTime() {
        assertRejected(at("yesterday"), "schema.format", "/timestamp");
        assertRejected(at("2026-01-12"), "schema.format", "/timestamp");
        assertRejected(at("2026-01-12T14:30:00"), "schema.format", "/timestamp");
        assertRejected(at("2026-02-30T14:30:00Z"), "schema.format", "/timestamp");
        assertThat(accepted(at("2026-01-12T15:29:59.5+01:00")).timestamp()).isEqualTo("2026-01-12T14:29:59.500Z");
        assertThat(accepted(at("2016-12-31T23:59:60Z")).timestamp()).isEqualTo("2017-01-01T00:00:00Z");
    }

    @Test
    void propertiesAreAtMostAHundred() {
        String hundred =
                IntStream.range(0, 100).mapToObj(i -> "'p" + i + "':" + i).collect(Collectors.joining(","));

        assertThat(accepted(Samples.event("'properties':{" + hundred + "}"))).isNotNull();
        assertRejected(Samples.event("'properties':{" + hundred + ",'x':1}"), "schema.max_properties", "/properties");
        assertRejected(Samples.event("'properties':[]"), "schema.type", "/properties");
    }

    @Test
    void whatOtherReadersWouldNotUnderstandIsRejectedWhereItStands() {
        assertRejected(Samples.event("'properties':{'a/b':['ok','\\ud800']}"), "text.invalid", "/properties/a~1b/1");
        assertRejected(Samples.event("'properties':{'a':'\\u0000'}"), "text.invalid", "/properties/a");
        assertRejected(Samples.event("'properties':{'\\udc00':1}"), "text.invalid", "/properties");
        assertRejected(Samples.event("'user_id':'\\ud83d'"), "text.invalid", "/user_id");
        assertRejected(Samples.event("'properties':{'a':-1e400}"), "number.out_of_range", "/properties/a");
        assertThat(accepted(Samples.event("'properties':{'a':'\\ud83d\\ude00','b':1e-400}")))
                .isNotNull();
    }

    @Test
    void anEventFitsIntoARecord() {
        String text = "x".repeat(30_000);

        assertRejected(
                Samples.event("'properties':{'a':'" + text + "','b':'" + text + "','c':'" + text + "'}"),
                "event.too_large",
                "/properties");
    }

    @Test
    void aBrokenPriceSpoilsASaleAndNothingElse() {
        assertRejected(
                Samples.event("'event':'purchase'", "'properties':{'value':'free'}"),
                "value.invalid",
                "/properties/value");
        assertRejected(
                Samples.event("'event':'refund'", "'properties':{'revenue':1,'currency':'€'}"),
                "value.invalid",
                "/properties/currency");
        assertRejected(
                Samples.event("'event':'purchase'", "'properties':{'value':-1}"), "value.invalid", "/properties");
        assertThat(accepted(Samples.event("'properties':{'value':'free'}"))
                        .enriched()
                        .value())
                .isEmpty();
        assertThat(accepted(Samples.event("'event':'purchase'")).enriched().value())
                .isEmpty();
    }

    @Test
    void aBrowsersClockIsCorrectedAndAServersBelieved() {
        JsonNode old = at("2020-01-01T00:00:00Z");

        assertThat(accepted(old).enriched().time()).isEqualTo(Samples.NOW);
        assertThat(keptOf(pipeline.judge(Draft.of(Samples.server(), old)))
                        .accepted()
                        .enriched()
                        .time())
                .isEqualTo(Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(pipeline.judge(Draft.of(Samples.server(), at("0001-01-01T00:00:00Z"))))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.refusal().reason()).isEqualTo(Reason.TIME_OUT_OF_RANGE));
    }

    @Test
    void anEventSaysWhoseClockItWentByAndHowFarTheSendersWasOff() {
        Event event = accepted(Samples.event());

        assertThat(event.enriched().timeSource()).isEqualTo(TimeSource.SENDER);
        assertThat(event.enriched().skewMillis()).isZero();
        assertThat(keptOf(pipeline.judge(Draft.of(Samples.sentAt(Samples.NOW.minusMillis(1_500)), Samples.event())))
                        .accepted()
                        .enriched())
                .satisfies(enriched -> {
                    assertThat(enriched.timeSource()).isEqualTo(TimeSource.CORRECTED);
                    assertThat(enriched.skewMillis()).isEqualTo(1_500);
                });
    }

    @Test
    void whoSentItIsKeptAsANetworkOnly() {
        assertThat(accepted(Samples.event()).enriched().address()).isEqualTo("127.0.0.0/24");
        assertThat(keptOf(pipeline.judge(Draft.of(Samples.server(), Samples.event())))
                        .accepted()
                        .enriched()
                        .address())
                .isEmpty();
    }

    @Test
    void whatNamesSomebodyInAUrlIsNowhereInTheEvent() {
        Event event = accepted(Samples.event("'properties':{'page_url':'https://demo.example/u/ann@mail.example/?email="
                + "ann%40mail.example&utm_source=ann@mail.example','x':{'link':'https://a.example/?token=s3cret'}}"));

        assertThat(new String(EventCodec.write(event), StandardCharsets.UTF_8))
                .doesNotContain("mail.example", "s3cret");
        assertThat(event.enriched().page().path()).isEqualTo("/u/removed/");
        assertThat(event.enriched().acquisition().orElseThrow().source()).isEqualTo("removed");
    }

    @Test
    void whoOptsOutIsRefusedWhereTheSiteHonoursIt() {
        assertThat(judgedWith("sec-gpc", new PrivacySignals(true, false)))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.refusal().reason()).isEqualTo(Reason.PRIVACY_OPTED_OUT));
        assertThat(judgedWith("dnt", new PrivacySignals(false, true))).isInstanceOf(Verdict.Rejected.class);
        assertThat(keptOf(judgedWith("sec-gpc", new PrivacySignals(false, true)))
                        .accepted()
                        .enriched()
                        .flags())
                .containsExactly("privacy.gpc");
        assertThat(keptOf(judgedWith("dnt", new PrivacySignals(true, false)))
                        .accepted()
                        .enriched()
                        .flags())
                .containsExactly("privacy.dnt");
    }

    private Verdict judgedWith(String header, PrivacySignals honoured) {
        return pipeline.judge(
                Draft.of(Samples.browser(honoured, SenderHeaders.of(Map.of(header, "1"))), Samples.event()));
    }

    @Test
    void whatIsLookedAtToTellBotsIsWhatWasFoundOutBefore() {
        List<Suspect> suspects = new ArrayList<>();
        Pipeline watched = new Pipeline(
                Steps.of(new Enrichers(
                        (agent, hints) -> new Device("bot", agent, "", "", ""), address -> Geo.UNKNOWN, suspect -> {
                            suspects.add(suspect);
                            return Bot.of("crawler", 90, "agent.robot");
                        })),
                () -> 0);

        Event event = keptOf(
                        watched.judge(Draft.of(Samples.browser(), Samples.event("'properties':{'page_path':'/p'}"))))
                .accepted();

        assertThat(event.enriched().bot()).isEqualTo(Bot.of("crawler", 90, "agent.robot"));
        assertThat(suspects)
                .containsExactly(new Suspect(
                        "site_demo|cid_ann",
                        false,
                        Optional.of(InetAddress.getLoopbackAddress()),
                        "Mozilla",
                        Optional.empty(),
                        true,
                        Samples.NOW,
                        event.enriched().time(),
                        Optional.of("/p")));
    }

    @Test
    void whatIsFlaggedTravels() {
        Draft draft = keptOf(pipeline.judge(Draft.of(Samples.browser(), Samples.event())));

        assertThat(draft.flagged("plan.extra")
                        .flagged("plan.type")
                        .accepted()
                        .enriched()
                        .flags())
                .containsExactly("plan.extra", "plan.type");
    }

    @Test
    void stepsAreCountedAndTimedByName() {
        accepted(Samples.event());
        assertRejected(Samples.json("{}"), "schema.required", "/event");

        assertThat(pipeline.counts())
                .containsEntry("check-shape", new StepCounts(2, 1, 2))
                .containsEntry("identify", new StepCounts(1, 0, 1));
        assertThat(pipeline.counts().keySet())
                .containsExactly(
                        "honour-privacy",
                        "check-shape",
                        "check-interchange",
                        "check-plan",
                        "scrub",
                        "identify",
                        "put-time",
                        "put-page",
                        "put-value",
                        "put-device",
                        "put-geo",
                        "put-acquisition",
                        "classify-bots");
    }

    private static JsonNode at(String timestamp) {
        return Samples.json("{'event':'a','client_id':'cid_ann','timestamp':'" + timestamp + "'}");
    }

    private static JsonNode client(String id) {
        return Samples.json("{'event':'a','client_id':'" + id + "','timestamp':'2026-01-12T14:30:00Z'}");
    }

    private Event accepted(JsonNode event) {
        return keptOf(pipeline.judge(Draft.of(Samples.browser(), event))).accepted();
    }

    private static Draft keptOf(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Kept.class);
        return ((Verdict.Kept) verdict).draft();
    }

    private void assertRejected(JsonNode event, String code, String path) {
        Verdict verdict = pipeline.judge(Draft.of(Samples.browser(), event));
        assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
        Refusal refusal = ((Verdict.Rejected) verdict).refusal();
        assertThat(refusal.reason().code()).isEqualTo(code);
        assertThat(refusal.path()).isEqualTo(path);
        assertThat(refusal.message()).isNotBlank();
    }
}
