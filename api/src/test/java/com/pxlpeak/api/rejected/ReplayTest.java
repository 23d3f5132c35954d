package com.pxlpeak.api.rejected;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.api.query.AdminScope;
import com.pxlpeak.cluster.event.Coordinate;
import com.pxlpeak.cluster.event.EventCodec;
import com.pxlpeak.cluster.id.SessionId;
import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.id.WorkspaceId;
import com.pxlpeak.cluster.tenancy.Access;
import com.pxlpeak.cluster.tenancy.Access.Scope;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.projections.schema.EventRow;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final UUID TOPIC = new UUID(3, 4);
    private static final Site SHOP = site("shop");
    private static final AdminScope SCOPE = AdminScope.of(
                    new Access(SHOP.workspace(), Set.of(Scope.ADMIN)), id -> Optional.of(SHOP), "shop")
            .orElseThrow();

    private final RejectedShelf shelf = new RejectedShelf();
    private final RejectedShelf.Lenient door = new RejectedShelf.Lenient();
    private final Replay replay = shelf.replay(door);

    @Test
    void whatPassesNowIsAcceptedUnderItsOwnIdAndTheRestSaysWhyNot() throws Exception {
        shelf.put(SHOP, 1, RejectedStage.EDGE, "old.rule", "good");
        shelf.put(SHOP, 2, RejectedStage.EDGE, "old.rule", "bad");

        assertThat(run("{\"code\":\"old.rule\"}"))
                .isEqualTo(new ReplayAnswer(1, 0, Map.of("today.rule", 1L), 0, 0, Optional.empty()));
        assertThat(door.storedIds()).containsExactly("e-1");
    }

    @Test
    void replayingTwiceChangesNothing() throws Exception {
        shelf.put(SHOP, 1, RejectedStage.EDGE, "old.rule", "good");
        String chosen = "{\"ids\":[\"" + RejectedShelf.id(1) + "\",\"" + RejectedShelf.id(1) + "\"]}";
        run(chosen);

        assertThat(run(chosen)).isEqualTo(new ReplayAnswer(0, 1, Map.of(), 0, 0, Optional.empty()));
        assertThat(run("{\"code\":\"old.rule\"}")).isEqualTo(ReplayAnswer.NOTHING);
        assertThat(door.storedIds()).containsExactly("e-1");
    }

    @Test
    void whatIsNotThereIsGone() throws Exception {
        shelf.put(site("other"), 2, RejectedStage.EDGE, "old.rule", "good");

        assertThat(run("{\"ids\":[\"" + RejectedShelf.id(1) + "\",\"" + RejectedShelf.id(2) + "\"]}"))
                .isEqualTo(new ReplayAnswer(0, 0, Map.of(), 2, 0, Optional.empty()));
        assertThat(door.storedIds()).isEmpty();
    }

    @Test
    void allPagesAreReplayedUpToTheLimitAndTheAnswerSaysWhereToGoOn() throws Exception {
        IntStream.rangeClosed(1, 12)
                .forEach(i -> shelf.put(SHOP, i, RejectedStage.EDGE, "c", i % 2 == 0 ? "good" : ""));
        RejectedQuery all = query("{\"code\":[\"c\"]}");

        ReplayAnswer first = run(new RejectedQuery(all.filter(), 8, Optional.empty()));
        assertThat(first.replayed()).isEqualTo(4);
        assertThat(first.stillRejected()).isEqualTo(Map.of("today.rule", 4L));
        assertThat(first.remaining()).isEqualTo(4);
        assertThat(door.storedIds()).containsExactly("e-2", "e-4", "e-6", "e-8");

        ReplayAnswer rest = run(new RejectedQuery(all.filter(), 8, first.next()));
        assertThat(rest.replayed()).isEqualTo(2);
        assertThat(rest.remaining()).isZero();
        assertThat(rest.next()).isEmpty();
    }

    @Test
    void whatAPartitionSetAsideIsPutBackAsItWas() throws Exception {
        String event = new String(EventCodec.write(RejectedShelf.event(SHOP.id(), "e-9")), UTF_8);
        shelf.put(SHOP, 1, RejectedStage.PARTITION, "decision.failed", event);
        shelf.put(SHOP, 2, RejectedStage.PARTITION, "record.unreadable", "garbage");

        assertThat(run("{\"stage\":\"partition\"}"))
                .isEqualTo(new ReplayAnswer(1, 0, Map.of("record.unreadable", 1L), 0, 0, Optional.empty()));
        assertThat(door.stored).containsExactly(RejectedShelf.event(SHOP.id(), "e-9"));
    }

    @Test
    void aRecordThatSaysItIsOfAnotherSiteIsNotPutThere() throws Exception {
        String foreign = new String(EventCodec.write(RejectedShelf.event(new SiteId("other"), "e-9")), UTF_8);
        shelf.put(SHOP, 1, RejectedStage.PARTITION, "decision.failed", foreign);

        assertThat(run("{\"stage\":\"partition\"}").replayed()).isZero();
        assertThat(door.stored).isEmpty();
    }

    @Test
    void whatWasCountedAndHasNoRowGetsTheRowThatItWouldHaveHad() throws Exception {
        shelf.put(SHOP, 1, RejectedStage.PROJECTION, "clickhouse.469", event(SHOP.id()), context(17));
        shelf.put(SHOP, 2, RejectedStage.PROJECTION, "clickhouse.469", "{\"session_id\":\"x\"}", "");
        shelf.put(SHOP, 3, RejectedStage.PROJECTION, "clickhouse.469", event(new SiteId("other")), context(18));

        ReplayAnswer answer = run("{\"stage\":\"projection\"}");

        assertThat(answer.replayed()).isEqualTo(1);
        assertThat(answer.stillRejected()).isEqualTo(Map.of("clickhouse.469", 2L));
        assertThat(shelf.rows())
                .containsExactly(new EventRow(
                        new Coordinate(TOPIC, 4, 17), 9, new SessionId(TOPIC), RejectedShelf.event(SHOP.id(), "e-9")));
        assertThat(door.stored).isEmpty();
        assertThat(run("{\"stage\":\"projection\"}").replayed()).isZero();
    }

    @Test
    void aRowThatClickHouseStillRefusesDoesNotHoldUpTheOthers() throws Exception {
        for (int i = 1; i <= 3; i++) {
            shelf.put(SHOP, i, RejectedStage.PROJECTION, "clickhouse.6", event(SHOP.id()), context(i));
        }
        shelf.refuseOffset(2);

        ReplayAnswer answer = run("{\"stage\":\"projection\"}");

        assertThat(answer.replayed()).isEqualTo(2);
        assertThat(answer.stillRejected()).isEqualTo(Map.of("clickhouse.469", 1L));
    }

    private static String event(SiteId site) {
        return new String(EventCodec.write(RejectedShelf.event(site, "e-9")), UTF_8);
    }

    private static String context(long offset) {
        return "{\"source\":\"pxlpeak.events.raw/4/" + offset + "\",\"topic-id\":\"" + TOPIC + "\",\"session\":\""
                + TOPIC + "\",\"journal-seq\":\"9\"}";
    }

    @Test
    void whatKafkaDoesNotTakeStaysOpen() throws Exception {
        shelf.put(SHOP, 1, RejectedStage.EDGE, "old.rule", "good");
        door.away = Optional.of(new IllegalStateException("away"));

        CompletableFuture<ReplayAnswer> failed =
                replay.run(SCOPE, query("{\"stage\":\"edge\"}")).toCompletableFuture();
        assertThat(failed).isCompletedExceptionally();

        door.away = Optional.empty();
        assertThat(run("{\"stage\":\"edge\"}").replayed()).isEqualTo(1);
    }

    @Test
    void onlyAnAdministratorOfTheWorkspaceHasTheScope() {
        assertThat(AdminScope.of(new Access(SHOP.workspace(), Set.of(Scope.READ)), id -> Optional.of(SHOP), "shop"))
                .isEmpty();
        assertThat(AdminScope.of(
                        new Access(new WorkspaceId(new UUID(9, 9)), Set.of(Scope.values())),
                        id -> Optional.of(SHOP),
                        "shop"))
                .isEmpty();
    }

    private ReplayAnswer run(String body) throws Exception {
        return run(query(body));
    }

    private ReplayAnswer run(RejectedQuery query) {
        return replay.run(SCOPE, query).toCompletableFuture().join();
    }

    private static RejectedQuery query(String body) throws Exception {
        return ReplayRequestReader.read(body);
    }

    private static Site site(String id) {
        return new Site(
                new SiteId(id), new WorkspaceId(new UUID(1, 1)), "Shop", "shop.example", ZoneId.of("UTC"), "EUR");
    }

    @Test
    void aBodyThatChoosesNothingIsRefused() {
        for (String body : List.of("{}", "[]", "", "{\"code\":\"\"}")) {
            assertThat(ReadingTest.refusal(() -> query(body)).field()).as(body).isEqualTo("body");
        }
    }
}
