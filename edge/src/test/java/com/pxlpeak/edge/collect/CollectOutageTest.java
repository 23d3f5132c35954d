package com.pxlpeak.edge.collect;

import static com.pxlpeak.edge.collect.Door.EVENT;
import static com.pxlpeak.edge.collect.Door.assertProblem;
import static com.pxlpeak.edge.collect.Door.batch;
import static com.pxlpeak.edge.collect.Door.gzipped;
import static com.pxlpeak.edge.collect.Door.header;
import static com.pxlpeak.edge.collect.Door.json;
import static com.pxlpeak.edge.collect.Door.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.annotations.JUnit5TestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestKitJUnit5Extension;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is answered when events cannot be taken for a while. */
@ExtendWith(TestKitJUnit5Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class CollectOutageTest {

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create();

    private CompletableFuture<Done> acknowledgement = new CompletableFuture<>();
    private Door door = new Door(pekko.system());

    @BeforeEach
    void open() {
        door = new Door(pekko.system());
        acknowledgement = new CompletableFuture<>();
    }

    @Test
    void whileTheStoreIsAwayNobodyWaitsForIt() {
        door.rawEvents.open = false;

        assertComeBackLater(door.post(batch(EVENT)));
        assertThat(door.rawEvents.taken).isEmpty();
    }

    @Test
    void moreRequestsAtOnceThanThereIsRoomForAreSentAway() {
        List<CompletableFuture<HttpResponse>> waiting = fill(Door.LIMITS.requests(), batch(EVENT));

        assertComeBackLater(door.post(batch(EVENT)));
        assertThat(door.rawEvents.taken).hasSize(Door.LIMITS.requests());

        acknowledgement.complete(Done.getInstance());
        assertThat(waiting)
                .allSatisfy(
                        answer -> assertThat(answer.join().status().intValue()).isEqualTo(202));
        assertThat(door.post(batch(EVENT)).status().intValue()).isEqualTo(202);
    }

    @Test
    void moreBytesAtOnceThanThereIsRoomForAreSentAway() {
        List<CompletableFuture<HttpResponse>> waiting = fill(2, batch(EVENT) + " ".repeat(900_000));

        assertComeBackLater(door.post(batch(EVENT) + " ".repeat(900_000)));
        assertComeBackLater(door.answer(request(json(""))
                .withEntity(HttpEntities.createChunked(
                        ContentTypes.APPLICATION_JSON,
                        Source.repeat(ByteString.fromString(" ".repeat(100_000)))
                                .take(9)))));
        assertComeBackLater(door.answer(gzipped(incompressible(900_000))));

        acknowledgement.complete(Done.getInstance());
        assertThat(waiting)
                .allSatisfy(
                        answer -> assertThat(answer.join().status().intValue()).isEqualTo(202));
        assertThat(door.post(batch(EVENT) + " ".repeat(900_000)).status().intValue())
                .isEqualTo(202);
    }

    @Test
    void whatIsRefusedLeavesItsRoom() {
        for (int i = 0; i < 2 * Door.LIMITS.requests(); i++) {
            assertProblem(door.post("{" + " ".repeat(900_000)), 400, "malformed_json");
            assertProblem(door.postWith("X-Api-Key", "pxl_live_none", batch(EVENT)), 401, "unauthorized");
        }

        assertThat(door.post(batch(EVENT)).status().intValue()).isEqualTo(202);
    }

    @Test
    void aDoorThatClosesAnswersWhoIsInsideAndSendsOthersElsewhere() {
        CompletableFuture<HttpResponse> inside = fill(1, batch(EVENT)).get(0);

        door.endpoint.refuseNew();

        HttpResponse late = door.post(batch(EVENT));
        assertProblem(late, 503, "shutting_down");
        assertThat(header(late, "Retry-After")).isEqualTo("1");
        assertThat(inside).isNotDone();
        acknowledgement.complete(Done.getInstance());
        assertThat(inside.join().status().intValue()).isEqualTo(202);
    }

    /** Requests that wait for their acknowledgement. */
    private List<CompletableFuture<HttpResponse>> fill(int requests, String body) {
        door.rawEvents.acknowledgement = acknowledgement;
        List<CompletableFuture<HttpResponse>> waiting = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            HttpRequest request = request(json(body));
            waiting.add(door.endpoint.handle(request).toCompletableFuture());
        }
        return waiting;
    }

    private static byte[] incompressible(int bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < bytes; i++) {
            text.append(Integer.toHexString(i * 0x9E3779B1));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void assertComeBackLater(HttpResponse response) {
        assertProblem(response, 503, "ingest_unavailable");
        assertThat(Integer.parseInt(header(response, "Retry-After"))).isBetween(2, 10);
    }
}
