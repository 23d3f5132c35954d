package com.pxlpeak.edge.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.event.Event;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.dispatch.ExecutionContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Time passes only as the test says. */
class WatchedRawEventsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final ActorTestKit pekko = ActorTestKit.create(ManualTime.config());
    private final ManualTime time = ManualTime.get(pekko.system());
    private final AtomicLong nanos = new AtomicLong();
    private final Store store = new Store();
    private final AskedPresence presence = new AskedPresence();

    private final RawEvents watched = new WatchedRawEvents(
            store,
            presence,
            PATIENCE,
            PAUSE,
            nanos::get,
            pekko.system().classicSystem().scheduler(),
            ExecutionContexts.fromExecutor(Runnable::run));

    @AfterEach
    void stop() {
        watched.close();
        pekko.shutdownTestKit();
    }

    @Test
    void whatIsStoredIsAnswered() {
        CompletableFuture<Done> answer = store();

        store.acknowledge();

        assertThat(answer).isCompleted();
        assertThat(watched.isOpen()).isTrue();
    }

    @Test
    void anAnswerOwedForTooLongEndsTheWaitOfAllAndRefusesEverybodyAtOnce() {
        CompletableFuture<Done> old = store();
        pass(Duration.ofMillis(1_900));
        CompletableFuture<Done> young = store();
        assertThat(watched.isOpen()).isTrue();

        pass(Duration.ofMillis(300));

        assertThat(watched.isOpen()).isFalse();
        assertThat(old).isCompletedExceptionally();
        assertThat(young).isCompletedExceptionally();
        assertThat(store()).isCompletedExceptionally();
        assertThat(store.handedOver).isEqualTo(2);
    }

    @Test
    void oneFailureEndsTheWaitOfAllWithinATenthOfASecond() {
        CompletableFuture<Done> failing = store();
        CompletableFuture<Done> waiting = store();

        store.fail();
        assertThat(failing).isCompletedExceptionally();
        assertThat(watched.isOpen()).isFalse();
        pass(Duration.ofMillis(100));

        assertThat(waiting).isCompletedExceptionally();
    }

    @Test
    void itIsAskedUntilItIsBackWithoutAnEvent() {
        presence.answer = CompletableFuture.failedFuture(new TimeoutException("nobody"));
        CompletableFuture<Done> unused = store();
        store.fail();

        passUntilAsked(3);
        assertThat(watched.isOpen()).isFalse();
        presence.answer = CompletableFuture.completedFuture(Done.getInstance());

        passUntilOpen();
        assertThat(store()).isNotDone();
    }

    @Test
    void aQuestionThatIsNotAnsweredIsAskedAgain() {
        presence.answer = new CompletableFuture<>();
        CompletableFuture<Done> unused = store();
        store.fail();

        passUntilAsked(2);

        assertThat(watched.isOpen()).isFalse();
    }

    @Test
    void anEventIsNoQuestion() {
        presence.answer = new CompletableFuture<>();
        CompletableFuture<Done> unused = store();
        store.fail();
        passUntilAsked(1);

        assertThat(store()).isCompletedExceptionally();
        assertThat(store.handedOver).isEqualTo(1);
    }

    @Test
    void whatFailsAfterItWasGivenUpIsNoNews() {
        CompletableFuture<Done> unused = store();
        pass(Duration.ofMillis(2_200));
        assertThat(watched.isOpen()).isFalse();
        passUntilOpen();

        store.fail();

        assertThat(watched.isOpen()).isTrue();
    }

    @Test
    void absenceIsNoticedWhileNothingIsToBeStored() {
        presence.answer = CompletableFuture.failedFuture(new TimeoutException("nobody"));

        pass(Duration.ofMillis(1_200));

        assertThat(watched.isOpen()).isFalse();
    }

    @Test
    void whoIsHeardOfIsNotAsked() {
        for (int i = 0; i < 30; i++) {
            CompletableFuture<Done> unused = store();
            store.acknowledge();
            pass(Duration.ofMillis(100));
        }

        assertThat(presence.asked).hasValue(0);
    }

    private CompletableFuture<Done> store() {
        return watched.store(List.of(), List.of()).toCompletableFuture();
    }

    private void pass(Duration duration) {
        for (long left = duration.toMillis(); left > 0; left -= 100) {
            nanos.addAndGet(Duration.ofMillis(100).toNanos());
            time.timePasses(Duration.ofMillis(100));
        }
    }

    private void passUntilAsked(int times) {
        for (int i = 0; i < 100 && presence.asked.get() < times; i++) {
            pass(Duration.ofMillis(100));
        }
        assertThat(presence.asked).hasValueGreaterThanOrEqualTo(times);
    }

    private void passUntilOpen() {
        for (int i = 0; i < 100 && !watched.isOpen(); i++) {
            pass(Duration.ofMillis(100));
        }
        assertThat(watched.isOpen()).isTrue();
    }

    private static final class AskedPresence implements Presence {

        private final AtomicInteger asked = new AtomicInteger();
        private volatile CompletableFuture<Done> answer = CompletableFuture.completedFuture(Done.getInstance());

        @Override
        public CompletionStage<Done> ask() {
            asked.incrementAndGet();
            return answer;
        }

        @Override
        public void close() {}
    }

    /** Acknowledges and fails in the order of what it was given. */
    private static final class Store implements RawEvents {

        private final Queue<CompletableFuture<Done>> given = new ArrayDeque<>();
        private int handedOver;

        void acknowledge() {
            given.remove().complete(Done.getInstance());
        }

        void fail() {
            given.remove().completeExceptionally(new TimeoutException("no acknowledgement"));
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public CompletionStage<Done> store(List<Event> taken, List<Rejection> rejected) {
            CompletableFuture<Done> acknowledgement = new CompletableFuture<>();
            given.add(acknowledgement);
            handedOver++;
            return acknowledgement;
        }

        @Override
        public void close() {}
    }
}
