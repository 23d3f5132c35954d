package com.pxlpeak.edge.dialect;

import static com.pxlpeak.edge.collect.Door.NOW;
import static com.pxlpeak.edge.collect.Door.assertProblem;
import static com.pxlpeak.edge.collect.Door.header;
import static com.pxlpeak.edge.collect.Door.json;
import static com.pxlpeak.edge.dialect.Asked.properties;
import static com.pxlpeak.edge.dialect.Asked.read;
import static com.pxlpeak.edge.dialect.Asked.sentFrom;
import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.event.Money;
import com.pxlpeak.edge.collect.Door;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.annotations.JUnit5TestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestKitJUnit5Extension;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** What Plausible's script sends, and what it is answered. */
@ExtendWith(TestKitJUnit5Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class PlausibleDialectTest {

    private static final String PATH = "/api/event";
    private static final String PAGE_VIEW =
            """
            {"n":"pageview","u":"https://www.demo.example/caf%C3%A9?utm_source=mail","d":"demo.example","r":"https://t.example/x"}""";

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create();

    private Asked asked = new Asked(pekko.system());

    @BeforeEach
    void open() {
        asked = new Asked(pekko.system(), new PlausibleDialect(Door.FINDER, new DailyVisitors()));
    }

    @Test
    void aPageViewIsOneHere() {
        HttpResponse response = asked.post(PATH, PAGE_VIEW);

        assertTaken(response);
        Event event = asked.only();
        assertThat(event.name()).isEqualTo("page_view");
        assertThat(event.site().value()).isEqualTo("site_demo");
        assertThat(event.enriched().page().path()).isEqualTo("/café");
        assertThat(event.enriched().acquisition().orElseThrow().source()).isEqualTo("mail");
        assertThat(event.enriched().time()).isEqualTo(NOW);
        assertThat(properties(event).path("referrer").asText()).isEqualTo("https://t.example/x");
    }

    @Test
    void takesJsonThatIsSaidToBeText() {
        HttpResponse response = asked.door.answer(sentFrom(
                "203.0.113.9",
                HttpRequest.POST(PATH).withEntity(HttpEntities.create(ContentTypes.TEXT_PLAIN_UTF8, PAGE_VIEW))));

        assertTaken(response);
        assertThat(asked.taken()).hasSize(1);
    }

    @Test
    void visitorsAreToldApartByAddressAndBrowserForTheDay() {
        asked.post(PATH, PAGE_VIEW);
        asked.post(PATH, PAGE_VIEW);
        asked.door.answer(sentFrom("203.0.113.10", HttpRequest.POST(PATH).withEntity(json(PAGE_VIEW))));

        assertThat(asked.taken()).extracting(Event::client).hasSize(3).satisfies(clients -> {
            assertThat(clients.get(0)).isEqualTo(clients.get(1));
            assertThat(clients.get(2)).isNotEqualTo(clients.get(0));
        });
    }

    @Test
    void anEventKeepsItsNameAndItsProps() {
        asked.post(
                PATH,
                """
                {"name":"Outbound Link: Click","url":"https://demo.example/","domain":"demo.example",
                 "props":"{\\"url\\":\\"https://x.example\\",\\"n\\":3,\\"none\\":null,\\"many\\":[1],\\"empty\\":\\"\\"}"}""");

        Event event = asked.only();
        assertThat(event.name()).isEqualTo("outbound_link_click");
        assertThat(properties(event))
                .isEqualTo(
                        read(
                                """
                                {"original_event":"Outbound Link: Click","url":"https://x.example","n":3,
                                 "page_url":"https://demo.example/","page_path":"/"}"""));
    }

    @Test
    void revenueIsTheValueOfAnEventAndABrokenOneIsUntold() {
        String sale =
                """
                {"name":"Purchase","url":"https://demo.example/","domain":"demo.example","revenue":{"currency":"EUR","amount":"29.90"}}""";
        asked.post(PATH, sale);
        asked.post(PATH, sale.replace("29.90", "much"));
        asked.post(PATH, sale.replace("\"EUR\"", "\"Euro\""));

        assertThat(asked.taken()).extracting(Event::name).containsOnly("purchase");
        assertThat(asked.taken())
                .extracting(Event::revenue)
                .containsExactly(
                        Optional.of(new Money(new BigDecimal("29.9"), "EUR")), Optional.empty(), Optional.empty());
    }

    @Test
    void pagesOfHashRoutersAreApartIfTheyWish() {
        asked.post(
                PATH, "{\"n\":\"pageview\",\"u\":\"https://demo.example/app#/cart\",\"d\":\"demo.example\",\"h\":1}");
        asked.post(PATH, "{\"n\":\"pageview\",\"u\":\"https://demo.example/app#/cart\",\"d\":\"demo.example\"}");

        assertThat(asked.taken())
                .extracting(event -> event.enriched().page().path())
                .containsExactly("/app#/cart", "/app");
    }

    @Test
    void anEventThatNobodyDidIsNotInteractive() {
        asked.post(PATH, PAGE_VIEW.replace("{\"n\"", "{\"interactive\":false,\"n\""));

        assertThat(asked.only().enriched().interactive()).isFalse();
    }

    @Test
    void isForEachOfItsDomainsThatIsKnown() {
        assertThat(header(
                        asked.post(PATH, PAGE_VIEW.replace("\"demo.example\"", "\"none.example, demo.example\"")),
                        "x-plausible-dropped"))
                .isEqualTo("1");
        assertThat(asked.taken()).hasSize(1);
    }

    @Test
    void aPageOfAnAppHasNoHost() {
        assertTaken(asked.post(PATH, "{\"n\":\"pageview\",\"u\":\"file:///app/index.html\",\"d\":\"demo.example\"}"));
        assertThat(asked.only().enriched().page().path()).isEqualTo("/app/index.html");
        assertDropped(asked.post(PATH, "{\"n\":\"pageview\",\"u\":\"file:///app/index.html\"}"));
    }

    @Test
    void anAddressWithinAPathIsPartOfIt() {
        asked.post(
                PATH,
                "{\"n\":\"pageview\",\"u\":\"https://demo.example/go/https://x.example/y\",\"d\":\"demo.example\"}");

        assertThat(asked.only().enriched().page().path()).isEqualTo("/go/https://x.example/y");
    }

    @Test
    void withoutADomainItIsForThatOfItsPage() {
        assertTaken(asked.post(PATH, "{\"n\":\"pageview\",\"u\":\"https://demo.example/\"}"));
    }

    @Test
    void whatIsDroppedIsAnswered202AndSaidInAHeader() {
        assertDropped(asked.post(PATH, PAGE_VIEW.replace("\"demo.example\"", "\"none.example\"")));
        assertDropped(asked.post(PATH, "{"));
        assertDropped(asked.post(PATH, "{\"n\":\"pageview\",\"d\":\"demo.example\"}"));
        assertDropped(asked.post(PATH, "{\"n\":\"pageview\",\"u\":\"data:text/html,x\",\"d\":\"demo.example\"}"));
        assertDropped(asked.post(PATH, "{\"u\":\"https://demo.example/\",\"d\":\"demo.example\"}"));
        assertDropped(asked.post(PATH, PAGE_VIEW.replace("caf%", "x".repeat(2_000) + "%")));
        assertDropped(asked.post(PATH, PAGE_VIEW.replace("\"demo.example\"", "\"demo.example" + manyDomains() + "\"")));
        assertThat(asked.taken()).isEmpty();
    }

    private static String manyDomains() {
        return IntStream.range(0, 20).mapToObj(i -> "," + i + ".example").collect(Collectors.joining());
    }

    @Test
    void whoMayTryAgainIsToldSo() {
        asked.door.rawEvents.open = false;

        assertProblem(asked.post(PATH, PAGE_VIEW), 503, "ingest_unavailable");
    }

    @Test
    void whoAsksIsToldTheAddressTheyComeFrom() {
        HttpResponse response =
                asked.door.answer(sentFrom("203.0.113.9", HttpRequest.POST(PATH).withEntity(json(PAGE_VIEW)))
                        .addHeader(HttpHeader.parse("X-Debug-Request", "true")));

        assertThat(response.status().intValue()).isEqualTo(200);
        assertThat(((HttpEntity.Strict) response.entity()).getData().utf8String())
                .isEqualTo("203.0.113.9");
    }

    private static void assertTaken(HttpResponse response) {
        assertThat(response.status().intValue()).isEqualTo(202);
        assertThat(header(response, "x-plausible-dropped")).isEmpty();
        assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo("*");
    }

    private static void assertDropped(HttpResponse response) {
        assertThat(response.status().intValue()).isEqualTo(202);
        assertThat(header(response, "x-plausible-dropped")).isEqualTo("1");
    }
}
