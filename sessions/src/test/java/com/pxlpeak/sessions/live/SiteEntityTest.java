package com.pxlpeak.sessions.live;

import static com.pxlpeak.sessions.Tracked.at;
import static com.pxlpeak.sessions.Tracked.view;
import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.sessions.Tracked;
import com.pxlpeak.sessions.live.LiveUpdate.Happened;
import com.pxlpeak.sessions.live.LiveUpdate.Measured;
import com.pxlpeak.sessions.live.SiteEvent.MinuteTallied;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.testkit.typed.annotations.JUnit5TestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestKitJUnit5Extension;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** A site whose clock and timers are moved by hand. */
@ExtendWith(TestKitJUnit5Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class SiteEntityTest {

    private static final String JOURNAL = "site|shop";

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create(ManualTime.config()
            .withFallback(PersistenceTestKitPlugin.getInstance().config())
            .withFallback(PersistenceTestKitSnapshotPlugin.config())
            .withFallback(ConfigFactory.load()));

    private final PersistenceTestKit journal = PersistenceTestKit.create(pekko.system());
    private final ManualTime timers = ManualTime.get(pekko.system());
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private ActorRef<SiteEntity.Command> site = pekko.system().deadLetters();

    @BeforeEach
    void open() {
        journal.clearAll();
        now.set(at("09:00"));
        start();
    }

    @AfterEach
    void close() {
        pekko.stop(site);
    }

    @Test
    void countsATallyAtOnce() {
        counts(view("a", "09:00"), view("b", "09:00").of("cid_bob"));

        assertThat(look().metrics()).isEqualTo(new LiveMetrics(2, 2, 2, at("09:00")));
        assertThat(look().recent()).extracting(event -> event.id().value()).containsExactly("b", "a");
    }

    @Test
    void forgetsWhatIsAMinuteOld() {
        counts(view("a", "09:00"));

        secondsPass(59);
        assertThat(look().metrics().visitors()).isEqualTo(1);
        secondsPass(1);
        assertThat(look().metrics().visitors()).isZero();
    }

    @Test
    void tellsASubscriberWhatHappensAndThenWhatTheNumbersAre() {
        TestProbe<LiveUpdate> subscriber = subscribe();
        assertThat(subscriber.expectMessageClass(Measured.class).metrics().events())
                .isZero();

        counts(view("a", "09:00"));

        assertThat(subscriber.expectMessageClass(Happened.class).events())
                .extracting(event -> event.id().value())
                .containsExactly("a");
        assertThat(subscriber.expectMessageClass(Measured.class).metrics().visitors())
                .isEqualTo(1);
    }

    @Test
    void tellsNumbersWhenTheyChangeAndEveryFiveSecondsAtLeast() {
        counts(view("a", "09:00"));
        TestProbe<LiveUpdate> subscriber = subscribe();
        subscriber.expectMessageClass(Measured.class);
        secondsPass(1);
        assertThat(subscriber.expectMessageClass(Measured.class).metrics().at()).isEqualTo(at("09:00:01"));

        secondsPass(5);

        assertThat(subscriber.expectMessageClass(Measured.class).metrics().at()).isEqualTo(at("09:00:06"));
    }

    @Test
    void tellsNumbersThatFallWithTimeAlone() {
        counts(view("a", "09:00"));
        secondsPass(58);
        TestProbe<LiveUpdate> subscriber = subscribe();
        assertThat(subscriber.expectMessageClass(Measured.class).metrics().visitors())
                .isEqualTo(1);

        secondsPass(2);

        List<LiveUpdate> told = told(subscriber);
        assertThat(((Measured) told.get(told.size() - 1)).metrics().visitors()).isZero();
    }

    @Test
    void dropsASubscriberThatDoesNotRenew() {
        TestProbe<LiveUpdate> gone = subscribe();
        TestProbe<LiveUpdate> renewed = subscribe();
        secondsPass(14);
        site.tell(new SiteEntity.Subscribe(renewed.ref()));
        secondsPass(2);

        counts(view("a", "09:00:16"));

        assertThat(told(renewed)).hasAtLeastOneElementOfType(Happened.class);
        assertThat(told(gone)).doesNotHaveAnyElementsOfTypes(Happened.class);
    }

    @Test
    void keepsASubscriberForFifteenSeconds() {
        TestProbe<LiveUpdate> subscriber = subscribe();
        secondsPass(15);

        counts(view("a", "09:00:15"));

        assertThat(told(subscriber)).hasAtLeastOneElementOfType(Happened.class);
    }

    @Test
    void journalsOneTallyAMinute() {
        counts(view("a", "09:00"), view("b", "09:00:30"));
        secondsPass(61);
        counts(view("c", "09:01:01"));
        secondsPass(130);

        assertThat(journaled()).extracting(MinuteTallied::events).containsExactly(2L, 1L);
        assertThat(journaled()).extracting(MinuteTallied::minute).doesNotHaveDuplicates();
    }

    @Test
    void talliesNoMinuteAgainAfterARestart() {
        counts(view("a", "09:00"));
        secondsPass(66);
        assertThat(journaled()).hasSize(1);

        pekko.stop(site);
        start();
        counts(view("late", "09:00:59"));
        secondsPass(66);

        assertThat(journaled()).extracting(MinuteTallied::minute).doesNotHaveDuplicates();
    }

    private void start() {
        site = pekko.spawn(SiteEntity.create(Tracked.SITE, now::get));
        look();
    }

    private void counts(Tracked... events) {
        site.tell(new SiteEntity.Add(Tallies.of(events)));
        look();
    }

    private TestProbe<LiveUpdate> subscribe() {
        TestProbe<LiveUpdate> subscriber = pekko.createTestProbe();
        site.tell(new SiteEntity.Subscribe(subscriber.ref()));
        look();
        return subscriber;
    }

    /** The clock and the timers move together; the site has seen a second before the next begins. */
    private void secondsPass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            now.updateAndGet(instant -> instant.plusSeconds(1));
            timers.timePasses(Duration.ofSeconds(1));
            look();
        }
    }

    private LiveView look() {
        TestProbe<LiveView> probe = pekko.createTestProbe();
        site.tell(new SiteEntity.GetView(probe.ref()));
        return probe.receiveMessage();
    }

    /** All that a subscriber was told so far. */
    private static List<LiveUpdate> told(TestProbe<LiveUpdate> subscriber) {
        LiveUpdate end = new Happened(List.of());
        subscriber.ref().tell(end);
        List<LiveUpdate> told = new ArrayList<>();
        for (LiveUpdate update = subscriber.receiveMessage();
                !update.equals(end);
                update = subscriber.receiveMessage()) {
            told.add(update);
        }
        return told;
    }

    private List<MinuteTallied> journaled() {
        return journal.persistedInStorage(JOURNAL).stream()
                .map(MinuteTallied.class::cast)
                .toList();
    }
}
