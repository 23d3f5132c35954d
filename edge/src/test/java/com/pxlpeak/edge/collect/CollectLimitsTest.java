package com.pxlpeak.edge.collect;

import static com.pxlpeak.edge.collect.Door.EVENT;
import static com.pxlpeak.edge.collect.Door.assertProblem;
import static com.pxlpeak.edge.collect.Door.batch;
import static com.pxlpeak.edge.collect.Door.body;
import static com.pxlpeak.edge.collect.Door.gzipped;
import static com.pxlpeak.edge.collect.Door.header;
import static com.pxlpeak.edge.collect.Door.json;
import static com.pxlpeak.edge.collect.Door.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.annotations.JUnit5TestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestKitJUnit5Extension;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a request may be. */
@ExtendWith(TestKitJUnit5Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class CollectLimitsTest {

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create();

    private Door door = new Door(pekko.system());

    @BeforeEach
    void open() {
        door = new Door(pekko.system());
    }

    @Test
    void malformedJsonIs400() {
        assertProblem(door.post("{\"site_id\":"), 400, "malformed_json");
        assertProblem(door.post("[]"), 400, "malformed_json");
        assertProblem(door.post(""), 400, "malformed_json");
        assertProblem(door.post(batch(EVENT) + "x"), 400, "malformed_json");
        assertThat(door.rawEvents.taken).isEmpty();
    }

    @Test
    void aNameTwiceInAnObjectIs400() {
        assertProblem(door.post(batch("{\"event\":\"a\",\"event\":\"b\"}")), 400, "malformed_json");
    }

    @Test
    void depthLongTextsLongNumbersAndTooManyTokensAre400() {
        assertProblem(door.post("[".repeat(100_000)), 400, "malformed_json");
        assertProblem(door.post(batch("\"" + "x".repeat(40_000) + "\"")), 400, "malformed_json");
        assertProblem(door.post(batch("1" + "0".repeat(100))), 400, "malformed_json");
        assertProblem(door.post(batch("[" + "1,".repeat(120_000) + "1]")), 400, "malformed_json");
    }

    @Test
    void exponentsThatNoNumberHoldsAre400() {
        for (String number : List.of("1e2147483648", "-1e-2147483649", "1e99999999999999999999", "0.1E+3000000000")) {
            assertProblem(door.post(batch(number)), 400, "malformed_json");
        }
    }

    @Test
    void malformedUtf8Is400() {
        byte[] body = batch("\"?\"").getBytes(StandardCharsets.UTF_8);
        body[batch("\"?\"").indexOf('?')] = (byte) 0xC3;

        assertProblem(
                door.answer(request(HttpEntities.create(ContentTypes.APPLICATION_JSON, body))), 400, "malformed_json");
    }

    @Test
    void noEventsOrNoneAtAllIs400() {
        assertProblem(door.post("{\"site_id\":\"site_demo\",\"events\":[]}"), 400, "invalid_request");
        assertProblem(door.post("{\"site_id\":\"site_demo\"}"), 400, "invalid_request");
        assertProblem(door.post("{\"site_id\":\"site_demo\",\"events\":{}}"), 400, "invalid_request");
    }

    @Test
    void anUnreadableSentAtIs400() {
        HttpResponse response =
                door.post("{\"site_id\":\"site_demo\",\"sent_at\":\"noon\",\"events\":[" + EVENT + "]}");

        assertProblem(response, 400, "invalid_request");
        assertThat(body(response).path("field").textValue()).isEqualTo("/sent_at");
    }

    @Test
    void tooManyEventsOrTooManyBytesIs413() {
        assertProblem(door.post(batch("1,".repeat(1_000) + "1")), 413, "too_large");
        assertProblem(door.post(batch(EVENT) + " ".repeat(1024 * 1024)), 413, "too_large");
    }

    @Test
    void tooManyBytesInChunksIs413() {
        HttpEntity.Chunked endless = HttpEntities.createChunked(
                ContentTypes.APPLICATION_JSON,
                Source.repeat(ByteString.fromString(" ".repeat(10_000))).take(200));

        assertProblem(
                door.answer(request(HttpEntities.create(ContentTypes.APPLICATION_JSON, ""))
                        .withEntity(endless)),
                413,
                "too_large");
    }

    @Test
    void takesGzip() {
        assertThat(door.answer(gzipped(batch(EVENT).getBytes(StandardCharsets.UTF_8)))
                        .status()
                        .intValue())
                .isEqualTo(202);
    }

    @Test
    void refusesBombsAndWhatOnlyPretendsToBeGzip() {
        assertProblem(door.answer(gzipped(new byte[20 * 1024 * 1024])), 413, "too_large");
        assertProblem(door.answer(gzipped(" ".repeat(500_000).getBytes(StandardCharsets.UTF_8))), 413, "too_large");
        assertProblem(
                door.answer(request(json(batch(EVENT))).addHeader(HttpHeader.parse("Content-Encoding", "gzip"))),
                400,
                "malformed_json");
        assertProblem(
                door.answer(request(json(batch(EVENT))).addHeader(HttpHeader.parse("Content-Encoding", "gzip, gzip"))),
                415,
                "unsupported_encoding");
        assertProblem(
                door.answer(request(json(batch(EVENT))).addHeader(HttpHeader.parse("Content-Encoding", "deflate"))),
                415,
                "unsupported_encoding");
    }

    @Test
    void otherMethodsPathsAndMediaTypesAreRefused() {
        HttpResponse get = door.answer(HttpRequest.GET("/v1/collect"));
        assertProblem(get, 405, "method_not_allowed");
        assertThat(header(get, "Allow")).isEqualTo("POST, OPTIONS");
        assertProblem(door.answer(HttpRequest.POST("/v1/collected")), 404, "not_found");
        assertProblem(
                door.answer(request(HttpEntities.create(ContentTypes.TEXT_XML_UTF8, "<a/>"))),
                415,
                "unsupported_media_type");
    }
}
