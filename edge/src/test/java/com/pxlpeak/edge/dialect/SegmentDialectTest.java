package com.pxlpeak.edge.dialect;

import static com.pxlpeak.edge.collect.Door.NOW;
import static com.pxlpeak.edge.collect.Door.assertProblem;
import static com.pxlpeak.edge.collect.Door.body;
import static com.pxlpeak.edge.collect.Door.json;
import static com.pxlpeak.edge.dialect.Asked.properties;
import static com.pxlpeak.edge.dialect.Asked.read;
import static com.pxlpeak.edge.dialect.Asked.sentFrom;
import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.event.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.apache.pekko.actor.testkit.typed.annotations.JUnit5TestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestKitJUnit5Extension;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Segment's clients send, and what they are answered. */
@ExtendWith(TestKitJUnit5Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class SegmentDialectTest {

    private static final String TRACK = "/segment/v1/track";
    private static final String BATCH = "/segment/v1/batch";
    private static final String ANN =
            """
            "anonymousId":"507f191e-810c-4197-95de-860ea1b2c3d4","userId":"ann","messageId":"m-1","timestamp":"2026-01-12T14:29:00Z\"""";
    private static final String SIGNED_UP =
            "{\"type\":\"track\",\"event\":\"Signed Up\"," + ANN + ",\"properties\":{\"plan\":\"pro\"}}";

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create();

    private Asked asked = new Asked(pekko.system());

    @BeforeEach
    void open() {
        asked = new Asked(pekko.system(), SegmentDialect.ofCalls(), SegmentDialect.ofBatches());
    }

    @Test
    void aTrackCallIsAnEventWithItsIds() {
        HttpResponse response = withKey("site_demo", TRACK, SIGNED_UP);

        assertThat(response.status().intValue()).isEqualTo(200);
        assertThat(body(response)).isEqualTo(read("{\"success\":true}"));
        Event event = asked.only();
        assertThat(event.name()).isEqualTo("signed_up");
        assertThat(event.id().value()).isEqualTo("m-1");
        assertThat(event.client().value()).isEqualTo("cid_507f191e810c419795de860ea1b2c3d4");
        assertThat(event.user()).contains("ann");
        assertThat(event.timestamp()).isEqualTo(Instant.parse("2026-01-12T14:29:00Z"));
        assertThat(properties(event)).isEqualTo(read("{\"original_event\":\"Signed Up\",\"plan\":\"pro\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"track", "t"})
    void theWriteKeyMayStandInTheBody(String call) {
        asked.post("/segment/v1/" + call, SIGNED_UP.replaceFirst("\\{", "{\"writeKey\":\"site_demo\","));

        assertThat(asked.only().name()).isEqualTo("signed_up");
    }

    @Test
    void aPageCallIsAPageView() {
        withKey(
                "site_demo",
                "/segment/v1/page",
                "{\"name\":\"Home\"," + ANN
                        + """
                        ,"properties":{"path":"/home","title":"Welcome","url":"https://demo.example/home?x=1","referrer":"https://t.example/"}}""");

        Event event = asked.only();
        assertThat(event.name()).isEqualTo("page_view");
        assertThat(event.enriched().page().path()).isEqualTo("/home");
        assertThat(event.enriched().page().title()).isEqualTo("Welcome");
        assertThat(event.enriched().acquisition().orElseThrow().source()).isEqualTo("t.example");
        assertThat(properties(event).path("name").asText()).isEqualTo("Home");
    }

    @Test
    void theContextTellsOfPageCampaignBrowserAndPlace() {
        withKey(
                "site_demo:pxl_live_collect",
                TRACK,
                SIGNED_UP.replaceFirst(
                        "\\{",
                        """
                        {"context":{"ip":"198.51.100.7","userAgent":"Chrome","locale":"de",
                          "page":{"path":"/p","title":"T","url":"https://demo.example/p"},
                          "campaign":{"source":"news","medium":"email","name":"spring"}},"""));

        Event event = asked.only();
        assertThat(event.enriched().page().path()).isEqualTo("/p");
        assertThat(event.enriched().acquisition().orElseThrow().medium()).isEqualTo("email");
        assertThat(event.enriched().device().browser()).isEqualTo("Chrome");
        assertThat(event.enriched().geo().country()).isEqualTo("198.51.100.7");
        assertThat(event.properties()).contains("\"locale\":\"de\"").doesNotContain("198.51.100.7");
    }

    @Test
    void aServerIsNotTheDeviceOfThoseItTellsOf() {
        withKey("site_demo:pxl_live_collect", TRACK, SIGNED_UP);

        assertThat(asked.only().enriched().device().browser()).isEmpty();
        assertThat(asked.only().enriched().geo().country()).isEmpty();
    }

    @Test
    void aBrowserIsWhereItIs() {
        asked.door.answer(
                sentFrom(
                        "203.0.113.9",
                        HttpRequest.POST("/segment/v1/t")
                                .withEntity(
                                        json(
                                                SIGNED_UP.replaceFirst(
                                                        "\\{",
                                                        "{\"writeKey\":\"site_demo\",\"context\":{\"ip\":\"6.6.6.6\",\"library\":{\"name\":\"analytics.js\"}},")))));

        assertThat(asked.only().enriched().device().browser()).isEqualTo("Firefox");
        assertThat(asked.only().enriched().geo().country()).isEqualTo("203.0.113.9");
    }

    @Test
    void ordersArePurchasesAndTheirReturnRefunds() {
        String order = "{\"type\":\"track\"," + ANN
                + ",\"event\":\"Order Completed\",\"properties\":{\"order_id\":\"o-1\",%s\"currency\":\"EUR\"}}";
        withKey("site_demo", TRACK, order.formatted("\"revenue\":25.5,\"total\":30,"));
        withKey("site_demo", TRACK, order.formatted("\"total\":30,"));
        withKey("site_demo", TRACK, order.formatted("\"total\":30,").replace("Completed", "Refunded"));
        withKey("site_demo", TRACK, order.formatted("\"value\":7,\"revenue\":25.5,"));

        assertThat(asked.taken()).extracting(Event::name).containsExactly("purchase", "purchase", "refund", "purchase");
        assertThat(asked.taken())
                .extracting(event -> event.revenue().orElseThrow())
                .containsExactly(euro("25.5"), euro("30"), euro("-30"), euro("25.5"));
    }

    @Test
    void identifyGroupAndAliasSayWhoSomebodyIs() {
        withKey("site_demo", "/segment/v1/identify", "{" + ANN + ",\"traits\":{\"email\":\"ann@x.example\"}}");
        withKey("site_demo", "/segment/v1/group", "{" + ANN + ",\"groupId\":\"g-1\",\"traits\":{\"name\":\"X\"}}");
        withKey(
                "site_demo",
                "/segment/v1/alias",
                "{\"previousId\":\"507f191e-810c-4197-95de-860ea1b2c3d4\",\"userId\":\"ann\",\"messageId\":\"m-3\"}");

        assertThat(asked.taken()).extracting(Event::name).containsExactly("identify", "group", "alias");
        assertThat(asked.taken())
                .extracting(event -> event.user().orElseThrow())
                .containsOnly("ann");
        assertThat(asked.taken())
                .extracting(event -> event.client().value())
                .containsOnly("cid_507f191e810c419795de860ea1b2c3d4");
        assertThat(properties(asked.taken().get(0)).path("traits").path("email").asText())
                .isEqualTo("ann@x.example");
        assertThat(properties(asked.taken().get(1)).path("group_id").asText()).isEqualTo("g-1");
        assertThat(asked.taken()).noneMatch(event -> event.enriched().interactive());
    }

    @Test
    void aBatchSharesItsContext() {
        withKey(
                "site_demo",
                BATCH,
                "{\"context\":{\"locale\":\"de\",\"app\":{\"name\":\"a\"}},\"batch\":[" + SIGNED_UP + ","
                        + SIGNED_UP.replace("m-1", "m-2").replaceFirst("\\{", "{\"context\":{\"locale\":\"fr\"},")
                        + "]}");

        assertThat(asked.taken())
                .extracting(event -> properties(event).path("context").toString())
                .containsExactly(
                        "{\"locale\":\"de\",\"app\":{\"name\":\"a\"}}", "{\"locale\":\"fr\",\"app\":{\"name\":\"a\"}}");
    }

    @Test
    void aClockThatIsWrongIsCorrectedByWhenItSent() {
        withKey(
                "site_demo",
                BATCH,
                "{\"sentAt\":\"2020-01-01T00:01:00Z\",\"batch\":["
                        + SIGNED_UP.replace("2026-01-12T14:29:00Z", "2020-01-01T00:00:00Z") + "]}");

        assertThat(asked.only().enriched().time()).isEqualTo(NOW.minusSeconds(60));
    }

    @Test
    void anImportIsBelieved() {
        withKey(
                "site_demo:pxl_live_collect",
                "/segment/v1/import",
                "{\"sentAt\":\"2026-01-12T14:30:00Z\",\"batch\":[" + SIGNED_UP.replace("2026-01-12", "2020-01-12")
                        + "]}");

        assertThat(asked.only().enriched().time()).isEqualTo(Instant.parse("2020-01-12T14:29:00Z"));
    }

    @Test
    void aSecretKeyAloneIsForTheOnlySiteOfItsWorkspace() {
        withKey("pxl_live_collect", TRACK, SIGNED_UP);
        asked.post(TRACK, SIGNED_UP.replaceFirst("\\{", "{\"writeKey\":\"pxl_live_collect\","));

        assertThat(asked.taken()).extracting(event -> event.site().value()).containsExactly("site_demo", "site_demo");
    }

    @Test
    void aKeyThatOpensNothingIs401() {
        assertProblem(withKey("pxl_live_none", TRACK, SIGNED_UP), 401, "unauthorized");
        assertProblem(withKey("site_none", TRACK, SIGNED_UP), 401, "unauthorized");
        assertProblem(withKey("site_demo:pxl_live_none", TRACK, SIGNED_UP), 401, "unauthorized");
        assertProblem(withKey("site_theirs:pxl_live_collect", TRACK, SIGNED_UP), 403, "forbidden");
        assertProblem(asked.post(TRACK, SIGNED_UP), 401, "unauthorized");
        assertProblem(
                asked.post(TRACK, SIGNED_UP.replaceFirst("\\{", "{\"writeKey\":\"site_demo:pxl_live_none\",")),
                401,
                "unauthorized");
        assertThat(asked.taken()).isEmpty();
    }

    @Test
    void whatIsTooLargeIs400() {
        String large = "\"" + "x".repeat(30_000) + "\"";
        String call = SIGNED_UP.replace("\"pro\"", "[" + large + "," + large + "]");
        assertProblem(withKey("site_demo", TRACK, call), 400, "too_large");
        assertProblem(withKey("site_demo", BATCH, "{\"batch\":[" + call + "]}"), 400, "invalid_request");
        assertProblem(
                withKey("site_demo", BATCH, "{\"batch\":[" + SIGNED_UP + "]}" + " ".repeat(500 * 1024)),
                400,
                "too_large");
        assertProblem(withKey("site_demo", BATCH, "{\"batch\":[]}"), 400, "invalid_request");
        String calls = (SIGNED_UP + ",").repeat(19) + SIGNED_UP;
        assertProblem(
                withKey("site_demo", BATCH, "{\"context\":{\"a\":" + large + "},\"batch\":[" + calls + "]}"),
                400,
                "invalid_request");
        assertThat(asked.taken()).isEmpty();
    }

    @Test
    void whatIsNotTakenOfABatchIsSaidBesideItsSuccess() {
        HttpResponse response = withKey(
                "site_demo",
                BATCH,
                "{\"batch\":[" + SIGNED_UP + ",7,{\"type\":\"track\",\"event\":\"x\"},{\"type\":\"none\"," + ANN
                        + "}]}");

        assertThat(response.status().intValue()).isEqualTo(200);
        assertThat(body(response).path("success").asBoolean()).isTrue();
        assertThat(body(response).path("rejected").findValuesAsText("index")).containsExactly("1", "2", "3");
        assertThat(asked.only().name()).isEqualTo("signed_up");
        assertThat(asked.door.rawEvents.rejected).hasSize(3);
    }

    @Test
    void aUserWithoutABrowserIsAClientOfTheirOwn() {
        String call = "{\"type\":\"track\",\"event\":\"Renewed\",\"userId\":7,\"messageId\":\"m-%d\"}";
        withKey("site_demo", TRACK, call.formatted(1));
        withKey("site_demo", TRACK, call.formatted(2));

        assertThat(asked.taken())
                .extracting(event -> event.client().value())
                .containsOnly(ForeignIds.clientOfUser("7"));
        assertThat(asked.taken())
                .extracting(event -> event.user().orElseThrow())
                .containsOnly("7");
    }

    private HttpResponse withKey(String writeKey, String path, String body) {
        String basic = Base64.getEncoder().encodeToString((writeKey + ":").getBytes(StandardCharsets.UTF_8));
        return asked.door.answer(sentFrom("203.0.113.9", HttpRequest.POST(path).withEntity(json(body)))
                .addHeader(RawHeader.create("Authorization", "Basic " + basic)));
    }

    private static Money euro(String amount) {
        return new Money(new BigDecimal(amount), "EUR");
    }
}
