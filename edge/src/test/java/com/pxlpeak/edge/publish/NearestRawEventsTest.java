package com.pxlpeak.edge.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.edge.publish.NearestRawEvents.State;
import com.pxlpeak.edge.publish.NearestRawEvents.Way;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.dispatch.ExecutionContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Time passes only as the test says. */
class NearestRawEventsTest {

    private final ActorTestKit pekko = ActorTestKit.create(ManualTime.config());
    private final ManualTime time = ManualTime.get(pekko.system());
    private final AtomicLong nanos = new AtomicLong();
    private final Cluster far = new Cluster(40);
    private final Cluster near = new Cluster(2);

    private final NearestRawEvents nearest = new NearestRawEvents(
            List.of(far.way("far"), near.way("near")),
            new ClusterChoice(Duration.ofSeconds(10)),
            nanos::get,
            pekko.system().classicSystem().scheduler(),
            ExecutionContexts.fromExecutor(Runnable::run));

    @AfterEach
    void stop() {
        nearest.close();
        pekko.shutdownTestKit();
    }

    @Test
    void eventsGoToTheNearestOnceItIsKnown() {
        store();
        assertThat(far.stored).isEqualTo(1);

        passSeconds(3);
        store();

        assertThat(near.stored).isEqualTo(1);
        assertThat(nearest.states()).extracting(State::name, State::used).contains(tuple("near", true));
    }

    @Test
    void theFirstRequestAfterALossGoesToAnother() {
        passSeconds(3);
        near.open = false;

        assertThat(nearest.isOpen()).isTrue();
        store();

        assertThat(far.stored).isEqualTo(1);
    }

    @Test
    void eventsReturnToTheNearestWhenItHasBeenBackForAWhile() {
        passSeconds(3);
        near.open = false;
        store();
        near.open = true;
        passSeconds(8);
        store();
        assertThat(near.stored).isZero();

        passSeconds(4);
        store();

        assertThat(near.stored).isEqualTo(1);
    }

    @Test
    void nobodyIsLetInWhileAllAreAway() {
        near.open = false;
        far.open = false;

        assertThat(nearest.isOpen()).isFalse();
    }

    private void store() {
        assertThat(nearest.store(List.of(), List.of()).toCompletableFuture()).isCompleted();
    }

    private void passSeconds(int seconds) {
        for (int second = 0; second < seconds; second++) {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            time.timePasses(Duration.ofSeconds(1));
        }
    }

    /** A cluster at a distance; to ask it takes as long as that. */
    private final class Cluster implements RawEvents {

        private final int millis;
        private boolean open = true;
        private int stored;

        Cluster(int millis) {
            this.millis = millis;
        }

        Way way(String name) {
            return new Way(name, this, new RoundTrips(new AtADistance(), nanos::get));
        }

        @Override
        public CompletionStage<Done> store(List<Event> taken, List<Rejection> rejected) {
            stored++;
            return CompletableFuture.completedStage(Done.getInstance());
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }

        private final class AtADistance implements Presence {

            @Override
            public CompletionStage<Done> ask() {
                nanos.addAndGet(Duration.ofMillis(millis).toNanos());
                return CompletableFuture.completedStage(Done.getInstance());
            }

            @Override
            public void close() {}
        }
    }
}
