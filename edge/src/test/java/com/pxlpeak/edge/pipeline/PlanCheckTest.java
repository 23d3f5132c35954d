package com.pxlpeak.edge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.pxlpeak.cluster.tenancy.TrackingPlan;
import com.pxlpeak.cluster.tenancy.TrackingPlan.Mode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events of a site that said what it means to send. */
class PlanCheckTest {

    private static final String PURCHASE =
            """
            {"type": "object",
             "required": ["order_id"],
             "properties": {"order_id": {"type": "string", "pattern": "^o-[0-9]+$"},
                            "coupon": {"enum": ["SPRING", "AUTUMN"]}}}""";

    private final Pipeline pipeline = Samples.pipeline();

    @Test
    void whatIsAsPlannedIsTaken() {
        TrackingPlan plan = plan(Mode.REJECT, false, PURCHASE);

        assertThat(flags(judged(plan, "'event':'purchase'", "'properties':{'order_id':'o-1','coupon':'SPRING','x':1}")))
                .isEmpty();
    }

    @Test
    void whatIsNotIsRejectedAndTheRejectionNamesIt() {
        TrackingPlan plan = plan(Mode.REJECT, true, PURCHASE);

        assertRejected(judged(plan, "'event':'purchase'"), "plan.violated", "/properties/order_id");
        assertRejected(
                judged(plan, "'event':'purchase'", "'properties':{'order_id':'o-1','coupon':'WINTER'}"),
                "plan.violated",
                "/properties/coupon");
        assertRejected(
                judged(plan, "'event':'purchase'", "'properties':{'order_id':'x o-1'}"),
                "plan.violated",
                "/properties/order_id");
    }

    @Test
    void orTakenAndFlaggedAsTheSiteChooses() {
        TrackingPlan plan = plan(Mode.FLAG, false, PURCHASE);

        assertThat(flags(judged(plan, "'event':'purchase'"))).containsExactly("plan.violated");
        assertThat(flags(judged(plan, "'event':'page_view'"))).containsExactly("plan.unknown_event");
    }

    @Test
    void anEventThatThePlanDoesNotNameIsAsPlannedUnlessItSaysOtherwise() {
        assertThat(flags(judged(plan(Mode.REJECT, true, PURCHASE), "'event':'page_view'")))
                .isEmpty();
        assertRejected(
                judged(plan(Mode.REJECT, false, PURCHASE), "'event':'page_view'"), "plan.unknown_event", "/event");
    }

    @Test
    void aPlanThatIsOffSaysNothing() {
        assertThat(flags(judged(plan(Mode.OFF, false, PURCHASE), "'event':'purchase'")))
                .isEmpty();
    }

    @Test
    void aSchemaThatIsNoneKeepsNothingOut() {
        List<String> broken = List.of(
                "{\"type\": 7}",
                "{\"properties\": {\"a\": {\"pattern\": \"(\"}}}",
                "{\"$ref\": \"http://127.0.0.1:9/elsewhere.json\"}",
                "{\"$ref\": \"#\"}",
                "{\"properties\": {\"a\": {\"$ref\": \"#/$defs/b\"}}, \"$defs\": {\"b\": {\"allOf\": [{\"$ref\":"
                        + " \"#/$defs/b\"}]}}}");

        for (String schema : broken) {
            assertThat(flags(judged(plan(Mode.REJECT, true, schema), "'event':'purchase'", "'properties':{'a':'b'}")))
                    .as(schema)
                    .containsExactly("plan.unreadable");
        }
    }

    @Test
    void noPatternOfAPlanHoldsTheDoorUp() {
        TrackingPlan plan = plan(Mode.REJECT, true, "{\"properties\": {\"a\": {\"pattern\": \"^(a+)+$\"}}}");

        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertRejected(
                        judged(plan, "'event':'purchase'", "'properties':{'a':'" + "a".repeat(2_000) + "!'}"),
                        "plan.violated",
                        "/properties/a"));
    }

    private Verdict judged(TrackingPlan plan, String... fields) {
        return pipeline.judge(Draft.of(Samples.browser(plan), Samples.event(fields)));
    }

    private static TrackingPlan plan(Mode mode, boolean allowsUnknown, String schema) {
        return new TrackingPlan(mode, allowsUnknown, Map.of("purchase", schema));
    }

    private static List<String> flags(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Kept.class);
        return ((Verdict.Kept) verdict).draft().accepted().enriched().flags();
    }

    private static void assertRejected(Verdict verdict, String code, String path) {
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Rejected.class, rejected -> {
            assertThat(rejected.refusal().reason().code()).isEqualTo(code);
            assertThat(rejected.refusal().path()).isEqualTo(path);
        });
    }
}
