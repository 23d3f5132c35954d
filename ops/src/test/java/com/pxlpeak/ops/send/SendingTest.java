package com.pxlpeak.ops.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pxlpeak.ops.send.Sending.Account;
import com.pxlpeak.ops.send.StubCollector.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendingTest {

    private final List<Duration> pauses = new ArrayList<>();
    private final Heard heard = new Heard();
    private StubCollector server;

    @BeforeEach
    void listen() throws IOException {
        server = new StubCollector();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void sendsAllLinesInOrderInBatchesOfTheSizeAsked() throws Exception {
        Account account = send(3, events(7));

        assertThat(account).isEqualTo(new Account(7, 0, 0));
        assertThat(server.batches()).extracting(List::size).containsExactly(3, 3, 1);
        assertThat(server.batches().stream().flatMap(List::stream))
                .containsExactly("e1", "e2", "e3", "e4", "e5", "e6", "e7");
    }

    @Test
    void namesTheSiteAndTheKeyButNotTheTimeOfSending() throws Exception {
        send(10, events(1));

        assertThat(server.bodies()).singleElement().satisfies(body -> {
            assertThat(body.path("site_id").asText()).isEqualTo("site_x");
            assertThat(body.has("sent_at")).isFalse();
        });
        assertThat(server.headers("X-Api-Key")).containsExactly("pxl_live_k");
    }

    @Test
    void tellsTheLineOfARejectedEventAcrossBatchesBlankAndUnreadableLines() throws Exception {
        server.rejectEvent("e3");

        Account account =
                send(2, "{\"event_id\":\"e1\"}\n\n{\"event_id\":\n[1]\n{\"event_id\":\"e2\"}\n{\"event_id\":\"e3\"}\n");

        assertThat(account).isEqualTo(new Account(2, 1, 2));
        assertThat(heard.unreadable).containsExactly(3L, 4L);
        assertThat(heard.rejected).containsExactly("6 schema.pattern /event");
    }

    @Test
    void sendsTheSameBatchAgainWhenItIsWorthIt() throws Exception {
        server.answerFirst(Answer.status(503), Answer.status(429), Answer.status(502), Answer.status(504));

        Account account = send(10, events(2));

        assertThat(account.accepted()).isEqualTo(2);
        assertThat(server.batches()).hasSize(5).allMatch(List.of("e1", "e2")::equals);
    }

    @Test
    void waitsAsLongAsTheServerAsksElseLongerEachTime() throws Exception {
        server.answerFirst(Answer.status(503), Answer.retryAfter(7), Answer.status(503));

        send(10, events(1));

        assertThat(pauses).containsExactly(Duration.ofMillis(200), Duration.ofSeconds(7), Duration.ofMillis(800));
    }

    @Test
    void goesOnWhenTheServerDropsConnections() throws Exception {
        server.answerFirst(Answer.hangUp());

        assertThat(send(10, events(1)).accepted()).isEqualTo(1);
        assertThat(pauses).isNotEmpty();
    }

    @Test
    void halvesABatchThatIsTooLarge() throws Exception {
        server.refuseBatchesAbove(2);
        server.rejectEvent("e5");

        assertThat(send(5, events(5))).isEqualTo(new Account(4, 1, 0));
        assertThat(heard.rejected).containsExactly("5 schema.pattern /event");
    }

    @Test
    void givesUpWithTheReasonWhenTheServerWillHaveNoneOfIt() {
        server.answerFirst(Answer.status(401));

        assertThatThrownBy(() -> send(10, events(1)))
                .isInstanceOf(CollectFailure.class)
                .hasMessageContaining("401")
                .hasMessageContaining("because");
    }

    @Test
    void givesUpAfterALongOutage() {
        server.answerFirst(
                IntStream.range(0, 100).mapToObj(i -> Answer.retryAfter(100)).toArray(Answer[]::new));

        assertThatThrownBy(() -> send(10, events(1))).hasMessageContaining("503");
    }

    private Account send(int batchSize, String lines) throws IOException, InterruptedException {
        CollectClient client =
                new CollectClient(server.uri(), "site_x", Optional.of("pxl_live_k"), pauses::add, () -> {});
        return new Sending(client, batchSize, heard).send(new ByteArrayInputStream(lines.getBytes(UTF_8)));
    }

    private static String events(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> "{\"event_id\":\"e" + n + "\"}")
                .collect(Collectors.joining("\n"));
    }

    private static final class Heard implements Sending.Listener {

        private final List<String> rejected = new ArrayList<>();
        private final List<Long> unreadable = new ArrayList<>();

        @Override
        public void rejected(long line, String code, String path, String message) {
            rejected.add(line + " " + code + " " + path);
        }

        @Override
        public void unreadable(long line, String why) {
            unreadable.add(line);
        }

        @Override
        public void progress(Account account) {
            assertThat(account.accepted()).isNotNegative();
        }
    }
}
