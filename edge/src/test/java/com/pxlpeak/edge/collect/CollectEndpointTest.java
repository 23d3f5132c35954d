package com.pxlpeak.edge.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.id.WorkspaceId;
import com.pxlpeak.cluster.tenancy.Access;
import com.pxlpeak.cluster.tenancy.Access.Scope;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.edge.pipeline.Pipeline;
import com.pxlpeak.edge.pipeline.Steps;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.annotations.JUnit5TestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestKitJUnit5Extension;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.RemoteAddress;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** What senders are answered, over a fake store. */
@ExtendWith(TestKitJUnit5Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class CollectEndpointTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-01-12T14:30:01Z");
    private static final WorkspaceId OURS = new WorkspaceId(new UUID(0, 1));
    private static final WorkspaceId THEIRS = new WorkspaceId(new UUID(0, 2));
    private static final Map<String, Access> KEYS = Map.of(
            "pxl_live_collect", new Access(OURS, Set.of(Scope.COLLECT)),
            "pxl_live_read", new Access(OURS, Set.of(Scope.READ)));
    private static final Map<SiteId, Site> SITES = Map.of(
            new SiteId("site_demo"), site("site_demo", OURS),
            new SiteId("site_theirs"), site("site_theirs", THEIRS));

    private static final String EVENT =
            """
            {"event_id":"e-1","event":"page_view","client_id":"cid_ann","timestamp":"2026-01-12T14:30:00Z",
             "properties":{"page_path":"/"}}""";

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create();

    private FakeRawEvents rawEvents = new FakeRawEvents();
    private CollectEndpoint endpoint = endpoint(rawEvents);

    @BeforeEach
    void open() {
        rawEvents = new FakeRawEvents();
        endpoint = endpoint(rawEvents);
    }

    private CollectEndpoint endpoint(FakeRawEvents store) {
        return new CollectEndpoint(
                site -> Optional.ofNullable(SITES.get(site)),
                token -> token.equals("pxl_live_broken")
                        ? CompletableFuture.failedStage(new IllegalStateException("no database"))
                        : CompletableFuture.completedStage(Optional.ofNullable(KEYS.get(token))),
                new TrustedProxies(List.of("127.0.0.0/8")),
                new Pipeline(Steps.of(
                        agent -> new Device("desktop", agent, "", "", ""),
                        address -> new Geo(address.getHostAddress(), "", "", ""))),
                store,
                "SFO",
                InstantSource.fixed(NOW),
                pekko.system());
    }

    @Test
    void answers202WithWhatWasTakenAndWhatWasNot() {
        HttpResponse response = post(batch(EVENT, "{\"event\":\"Bad Name\",\"event_id\":\"e-2\"}", "7"));

        assertThat(response.status().intValue()).isEqualTo(202);
        assertThat(body(response).path("accepted").toString()).isEqualTo("[{\"index\":0,\"event_id\":\"e-1\"}]");
        JsonNode rejected = body(response).path("rejected");
        assertThat(rejected.size()).isEqualTo(2);
        assertThat(rejected.get(0).path("index").intValue()).isEqualTo(1);
        assertThat(rejected.get(0).path("event_id").textValue()).isEqualTo("e-2");
        assertThat(rejected.get(1).path("code").textValue()).isEqualTo("schema.type");
        assertThat(rawEvents.taken).extracting(event -> event.id().value()).containsExactly("e-1");
        assertThat(rawEvents.rejected).hasSize(2);
    }

    @Test
    void takesASingleEventThatNamesItsSite() {
        HttpResponse response = post(EVENT.replaceFirst("\\{", "{\"site_id\":\"site_demo\","));

        assertThat(response.status().intValue()).isEqualTo(202);
        assertThat(rawEvents.taken).hasSize(1);
    }

    @Test
    void takesJsonSentAsTextAsBeaconsDo() {
        HttpResponse response = answer(request(HttpEntities.create(ContentTypes.TEXT_PLAIN_UTF8, batch(EVENT))));

        assertThat(response.status().intValue()).isEqualTo(202);
    }

    @Test
    void enrichesWithWhatTheRequestTells() {
        answer(request(json(batch(EVENT)))
                .addAttribute(AttributeKeys.remoteAddress, RemoteAddress.create(InetAddress.getLoopbackAddress()))
                .addHeader(HttpHeader.parse("X-Forwarded-For", "6.6.6.6, 203.0.113.9"))
                .addHeader(HttpHeader.parse("User-Agent", "Mozilla/5.0")));

        Event event = rawEvents.taken.get(0);
        assertThat(event.enriched().geo().country()).isEqualTo("203.0.113.9");
        assertThat(event.enriched().device().browser()).isEqualTo("Mozilla/5.0");
        assertThat(event.enriched().pop()).isEqualTo("SFO");
        assertThat(event.enriched().receivedAt()).isEqualTo(NOW);
    }

    @Test
    void answersOnlyWhenEverythingIsStored() {
        CompletableFuture<Done> acknowledgement = new CompletableFuture<>();
        rawEvents.acknowledgement = acknowledgement;

        CompletableFuture<HttpResponse> response =
                endpoint.handle(request(json(batch(EVENT)))).toCompletableFuture();
        assertThat(response).isNotDone();
        acknowledgement.complete(Done.getInstance());

        assertThat(response.join().status().intValue()).isEqualTo(202);
    }

    @Test
    void answers503WithATimeToRetryWhenTheStoreFails() {
        rawEvents.acknowledgement = CompletableFuture.failedStage(new IllegalStateException("no brokers"));

        HttpResponse response = post(batch(EVENT));

        assertProblem(response, 503, "ingest-unavailable");
        assertThat(Integer.parseInt(header(response, "Retry-After"))).isBetween(2, 10);
        assertThat(body(response).has("accepted")).isFalse();
    }

    @Test
    void malformedJsonIs400() {
        assertProblem(post("{\"site_id\":"), 400, "malformed-json");
        assertProblem(post("[]"), 400, "malformed-json");
        assertProblem(post(""), 400, "malformed-json");
        assertProblem(post(batch(EVENT) + "x"), 400, "malformed-json");
        assertThat(rawEvents.taken).isEmpty();
    }

    @Test
    void aNameTwiceInAnObjectIs400() {
        assertProblem(post(batch("{\"event\":\"a\",\"event\":\"b\"}")), 400, "malformed-json");
    }

    @Test
    void depthLongTextsLongNumbersAndTooManyTokensAre400() {
        assertProblem(post("[".repeat(100_000)), 400, "malformed-json");
        assertProblem(post(batch("\"" + "x".repeat(40_000) + "\"")), 400, "malformed-json");
        assertProblem(post(batch("1" + "0".repeat(100))), 400, "malformed-json");
        assertProblem(post(batch("[" + "1,".repeat(120_000) + "1]")), 400, "malformed-json");
    }

    @Test
    void malformedUtf8Is400() {
        byte[] body = batch("\"?\"").getBytes(StandardCharsets.UTF_8);
        body[batch("\"?\"").indexOf('?')] = (byte) 0xC3;

        assertProblem(answer(request(HttpEntities.create(ContentTypes.APPLICATION_JSON, body))), 400, "malformed-json");
    }

    @Test
    void noEventsOrNoneAtAllIs400() {
        assertProblem(post("{\"site_id\":\"site_demo\",\"events\":[]}"), 400, "invalid-request");
        assertProblem(post("{\"site_id\":\"site_demo\"}"), 400, "invalid-request");
        assertProblem(post("{\"site_id\":\"site_demo\",\"events\":{}}"), 400, "invalid-request");
    }

    @Test
    void anUnreadableSentAtIs400() {
        HttpResponse response = post("{\"site_id\":\"site_demo\",\"sent_at\":\"noon\",\"events\":[" + EVENT + "]}");

        assertProblem(response, 400, "invalid-request");
        assertThat(body(response).path("field").textValue()).isEqualTo("/sent_at");
    }

    @Test
    void tooManyEventsOrTooManyBytesIs413() {
        assertProblem(post(batch("1,".repeat(1_000) + "1")), 413, "too-large");
        assertProblem(post(batch(EVENT) + " ".repeat(1024 * 1024)), 413, "too-large");
    }

    @Test
    void tooManyBytesInChunksIs413() {
        HttpEntity.Chunked endless = HttpEntities.createChunked(
                ContentTypes.APPLICATION_JSON,
                Source.repeat(ByteString.fromString(" ".repeat(10_000))).take(200));

        assertProblem(
                answer(request(HttpEntities.create(ContentTypes.APPLICATION_JSON, ""))
                        .withEntity(endless)),
                413,
                "too-large");
    }

    @Test
    void takesGzip() {
        assertThat(answer(gzipped(batch(EVENT).getBytes(StandardCharsets.UTF_8)))
                        .status()
                        .intValue())
                .isEqualTo(202);
    }

    @Test
    void refusesBombsAndWhatOnlyPretendsToBeGzip() {
        assertProblem(answer(gzipped(new byte[20 * 1024 * 1024])), 413, "too-large");
        assertProblem(answer(gzipped(" ".repeat(500_000).getBytes(StandardCharsets.UTF_8))), 413, "too-large");
        assertProblem(
                answer(request(json(batch(EVENT))).addHeader(HttpHeader.parse("Content-Encoding", "gzip"))),
                400,
                "malformed-json");
        assertProblem(
                answer(request(json(batch(EVENT))).addHeader(HttpHeader.parse("Content-Encoding", "gzip, gzip"))),
                415,
                "unsupported-encoding");
        assertProblem(
                answer(request(json(batch(EVENT))).addHeader(HttpHeader.parse("Content-Encoding", "deflate"))),
                415,
                "unsupported-encoding");
    }

    @Test
    void otherMethodsPathsAndMediaTypesAreRefused() {
        HttpResponse get = answer(HttpRequest.GET("/v1/collect"));
        assertProblem(get, 405, "method-not-allowed");
        assertThat(header(get, "Allow")).isEqualTo("POST, OPTIONS");
        assertProblem(answer(HttpRequest.POST("/v1/collected")), 404, "not-found");
        assertProblem(
                answer(request(HttpEntities.create(ContentTypes.TEXT_XML_UTF8, "<a/>"))),
                415,
                "unsupported-media-type");
    }

    @Test
    void pagesOfAnyOriginMaySendAndReadWithoutCredentials() {
        HttpResponse preflight = answer(HttpRequest.OPTIONS("/v1/collect"));

        assertThat(preflight.status().intValue()).isEqualTo(204);
        assertThat(header(preflight, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(preflight, "Access-Control-Allow-Headers")).contains("Content-Type");
        assertThat(preflight.getHeader("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(header(post(batch(EVENT)), "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(post("{"), "Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @Test
    void withoutAKeyTheSiteMustExist() {
        assertProblem(post(batch(EVENT).replace("site_demo", "site_none")), 401, "unauthorized");
        assertProblem(post(batch(EVENT).replace("site_demo", "no site!")), 401, "unauthorized");
        assertProblem(post("{\"events\":[" + EVENT + "]}"), 401, "unauthorized");
        assertThat(rawEvents.rejected).isEmpty();
    }

    @Test
    void aKeyThatOpensNothingIs401WhateverTheBody() {
        assertProblem(postWith("X-Api-Key", "pxl_live_none", batch(EVENT)), 401, "unauthorized");
        assertProblem(postWith("Authorization", "Bearer pxl_live_none", "{"), 401, "unauthorized");
        assertProblem(postWith("Authorization", "Basic c2l0ZTo=", batch(EVENT)), 401, "unauthorized");
    }

    @Test
    void aKeyOpensTheSitesOfItsWorkspaceIfItMayCollect() {
        assertThat(postWith("X-Api-Key", "pxl_live_collect", batch(EVENT))
                        .status()
                        .intValue())
                .isEqualTo(202);
        assertThat(postWith("Authorization", "Bearer pxl_live_collect", batch(EVENT))
                        .status()
                        .intValue())
                .isEqualTo(202);
        String theirs = batch(EVENT).replace("site_demo", "site_theirs");
        assertProblem(postWith("X-Api-Key", "pxl_live_collect", theirs), 403, "forbidden");
        assertProblem(postWith("X-Api-Key", "pxl_live_read", batch(EVENT)), 403, "forbidden");
    }

    @Test
    void whileKeysCannotBeCheckedTheSenderIsToldToRetry() {
        assertProblem(postWith("X-Api-Key", "pxl_live_broken", batch(EVENT)), 503, "ingest-unavailable");
    }

    @Test
    void theClockOfAKeyHolderIsBelieved() {
        String imported = batch(EVENT.replace("2026-01-12", "2024-01-12"));

        post(imported);
        postWith("X-Api-Key", "pxl_live_collect", imported);

        assertThat(rawEvents.taken)
                .extracting(event -> event.enriched().time())
                .containsExactly(NOW, Instant.parse("2024-01-12T14:30:00Z"));
    }

    private HttpResponse post(String body) {
        return answer(request(json(body)));
    }

    private HttpResponse postWith(String header, String value, String body) {
        return answer(request(json(body)).addHeader(HttpHeader.parse(header, value)));
    }

    private HttpResponse answer(HttpRequest request) {
        return endpoint.handle(request).toCompletableFuture().join();
    }

    private static HttpRequest request(HttpEntity.Strict entity) {
        return HttpRequest.POST("/v1/collect").withEntity(entity);
    }

    private static HttpEntity.Strict json(String body) {
        return HttpEntities.create(ContentTypes.APPLICATION_JSON, body);
    }

    private static HttpRequest gzipped(byte[] body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return request(HttpEntities.create(ContentTypes.APPLICATION_JSON, packed.toByteArray()))
                .addHeader(RawHeader.create("Content-Encoding", "gzip"));
    }

    private static String batch(String... events) {
        return "{\"site_id\":\"site_demo\",\"events\":[" + String.join(",", events) + "]}";
    }

    private static Site site(String id, WorkspaceId workspace) {
        return new Site(new SiteId(id), workspace, "Demo", "demo.example", ZoneId.of("Europe/Berlin"), "EUR");
    }

    private static void assertProblem(HttpResponse response, int status, String slug) {
        assertThat(response.status().intValue()).isEqualTo(status);
        assertThat(response.entity().getContentType().mediaType()).hasToString("application/problem+json");
        assertThat(body(response).path("type").textValue()).isEqualTo("https://pxlpeak.dev/problems/" + slug);
        assertThat(body(response).path("status").intValue()).isEqualTo(status);
    }

    private static String header(HttpResponse response, String name) {
        return response.getHeader(name).map(HttpHeader::value).orElse("");
    }

    private static JsonNode body(HttpResponse response) {
        try {
            return JSON.readTree(
                    ((HttpEntity.Strict) response.entity()).getData().toArrayUnsafe());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
