package com.pxlpeak.sessions.live;

import static com.pxlpeak.sessions.Tracked.view;
import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.event.Acquisition;
import com.pxlpeak.sessions.Tracked;
import java.time.Duration;
import java.util.Arrays;
import org.apache.pekko.actor.testkit.typed.annotations.JUnit5TestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestKitJUnit5Extension;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestKitJUnit5Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class TallyCollectorTest {

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create(ManualTime.config());

    private final ManualTime time = ManualTime.get(pekko.system());

    @Test
    void passesOnWhatAllPartitionsCountedAsOneTallyASite() {
        TestProbe<SiteTally> shop = pekko.createTestProbe();
        ActorRef<TallyCollector.Command> collector = pekko.spawn(TallyCollector.create((site, tally) -> {
            assertThat(site).isEqualTo(Tracked.SITE);
            shop.ref().tell(tally);
        }));
        collector.tell(counted(view("a", "09:00"), view("b", "09:00:01")));
        collector.tell(counted(view("c", "09:00:01").of("cid_bob")));
        time.expectNoMessageFor(Duration.ofMillis(99), shop);

        time.timePasses(Duration.ofMillis(1));

        SiteTally tally = shop.receiveMessage();
        assertThat(tally.seconds()).extracting(SecondTally::events).containsExactly(1L, 2L);
        assertThat(tally.seconds().get(1).visitors().count()).isEqualTo(2);
        assertThat(tally.recent()).extracting(event -> event.id().value()).containsExactly("a", "b", "c");
        time.expectNoMessageFor(Duration.ofSeconds(1), shop);
        pekko.stop(collector);
    }

    private static TallyCollector.Counted counted(Tracked... events) {
        return new TallyCollector.Counted(Arrays.stream(events)
                .map(event -> new Happening(event.event(), Acquisition.DIRECT))
                .toList());
    }
}
