package com.pxlpeak.edge.collect;

import static com.pxlpeak.edge.collect.Door.EVENT;
import static com.pxlpeak.edge.collect.Door.NOW;
import static com.pxlpeak.edge.collect.Door.assertProblem;
import static com.pxlpeak.edge.collect.Door.batch;
import static com.pxlpeak.edge.collect.Door.body;
import static com.pxlpeak.edge.collect.Door.header;
import static com.pxlpeak.edge.collect.Door.json;
import static com.pxlpeak.edge.collect.Door.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pxlpeak.cluster.event.Event;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.annotations.JUnit5TestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestKitJUnit5Extension;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.RemoteAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** What senders are answered. */
@ExtendWith(TestKitJUnit5Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class CollectEndpointTest {

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create();

    private Door door = new Door(pekko.system());

    @BeforeEach
    void open() {
        door = new Door(pekko.system());
    }

    @Test
    void answers202WithWhatWasTakenAndWhatWasNot() {
        HttpResponse response = door.post(batch(EVENT, "{\"event\":\"Bad Name\",\"event_id\":\"e-2\"}", "7"));

        assertThat(response.status().intValue()).isEqualTo(202);
        assertThat(body(response).path("accepted").toString()).isEqualTo("[{\"index\":0,\"event_id\":\"e-1\"}]");
        JsonNode rejected = body(response).path("rejected");
        assertThat(rejected.size()).isEqualTo(2);
        assertThat(rejected.get(0).path("index").intValue()).isEqualTo(1);
        assertThat(rejected.get(0).path("event_id").textValue()).isEqualTo("e-2");
        assertThat(rejected.get(1).path("code").textValue()).isEqualTo("schema.type");
        assertThat(door.rawEvents.taken).extracting(event -> event.id().value()).containsExactly("e-1");
        assertThat(door.rawEvents.rejected).hasSize(2);
    }

    @Test
    void takesASingleEventThatNamesItsSite() {
        HttpResponse response = door.post(EVENT.replaceFirst("\\{", "{\"site_id\":\"site_demo\","));

        assertThat(response.status().intValue()).isEqualTo(202);
        assertThat(door.rawEvents.taken).hasSize(1);
    }

    @Test
    void takesJsonSentAsTextAsBeaconsDo() {
        HttpResponse response = door.answer(request(HttpEntities.create(ContentTypes.TEXT_PLAIN_UTF8, batch(EVENT))));

        assertThat(response.status().intValue()).isEqualTo(202);
    }

    @Test
    void enrichesWithWhatTheRequestTells() {
        door.answer(request(json(batch(EVENT)))
                .addAttribute(AttributeKeys.remoteAddress, RemoteAddress.create(InetAddress.getLoopbackAddress()))
                .addHeader(HttpHeader.parse("X-Forwarded-For", "6.6.6.6, 203.0.113.9"))
                .addHeader(HttpHeader.parse("User-Agent", "Mozilla/5.0")));

        Event event = door.rawEvents.taken.get(0);
        assertThat(event.enriched().geo().country()).isEqualTo("203.0.113.9");
        assertThat(event.enriched().device().browser()).isEqualTo("Mozilla/5.0");
        assertThat(event.enriched().pop()).isEqualTo("SFO");
        assertThat(event.enriched().receivedAt()).isEqualTo(NOW);
    }

    @Test
    void ofWhoOptedOutNothingIsKept() {
        HttpResponse response = door.postWith("Sec-GPC", "1", Door.batch(Door.EVENT, "{\"event\":7}"));

        assertThat(Door.body(response).path("rejected")).hasSize(2);
        assertThat(Door.body(response).path("rejected").path(0).path("code").textValue())
                .isEqualTo("privacy.opted_out");
        assertThat(door.rawEvents.taken).isEmpty();
        assertThat(door.rawEvents.rejected).isEmpty();
        assertThat(door.endpoint.outcomes()).containsEntry("event.rejected.privacy.opted_out", 2L);
    }

    @Test
    void whatIsRejectedIsKeptWithoutWhatNamesSomebody() {
        door.post(Door.batch("{\"event\":7,\"properties\":{\"page_url\":\"https://a.example/?email=ann@b.example\"}}"));

        assertThat(door.rawEvents.rejected.get(0).event().toString())
                .contains("email=removed")
                .doesNotContain("ann@b.example");
    }

    @Test
    void answersOnlyWhenEverythingIsStored() {
        CompletableFuture<Done> acknowledgement = new CompletableFuture<>();
        door.rawEvents.acknowledgement = acknowledgement;

        CompletableFuture<HttpResponse> response =
                door.endpoint.handle(request(json(batch(EVENT)))).toCompletableFuture();
        assertThat(response).isNotDone();
        acknowledgement.complete(Done.getInstance());

        assertThat(response.join().status().intValue()).isEqualTo(202);
    }

    @Test
    void answers503WithATimeToRetryWhenTheStoreFails() {
        door.rawEvents.acknowledgement = CompletableFuture.failedStage(new IllegalStateException("no brokers"));

        HttpResponse response = door.post(batch(EVENT));

        assertProblem(response, 503, "ingest_unavailable");
        assertThat(Integer.parseInt(header(response, "Retry-After"))).isBetween(2, 10);
        assertThat(body(response).has("accepted")).isFalse();
    }

    @Test
    void pagesOfAnyOriginMaySendAndReadWithoutCredentials() {
        HttpResponse preflight = door.answer(HttpRequest.OPTIONS("/v1/collect"));

        assertThat(preflight.status().intValue()).isEqualTo(204);
        assertThat(header(preflight, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(preflight, "Access-Control-Allow-Headers")).contains("Content-Type");
        assertThat(preflight.getHeader("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(header(door.post(batch(EVENT)), "Access-Control-Allow-Origin"))
                .isEqualTo("*");
        assertThat(header(door.post("{"), "Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @Test
    void outcomesAreCounted() {
        door.post(batch(EVENT, EVENT, "{}"));
        door.post("{");
        door.postWith("X-Api-Key", "pxl_live_none", batch(EVENT));

        assertThat(door.endpoint.outcomes())
                .containsEntry("event.accepted", 2L)
                .containsEntry("event.rejected.schema.required", 1L)
                .containsEntry("request.malformed_json", 1L)
                .containsEntry("request.unauthorized", 1L);
    }

    @Test
    void anOutageIsAnsweredWithoutTellingWhy() {
        door.rawEvents.acknowledgement = CompletableFuture.failedStage(new IllegalStateException("10.0.0.1 is down"));

        assertThat(body(door.post(batch(EVENT))).toString()).doesNotContain("10.0.0.1");
    }
}
