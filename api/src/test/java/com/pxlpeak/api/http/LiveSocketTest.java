package com.pxlpeak.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.tenancy.ApiKeys;
import com.pxlpeak.sessions.live.LiveFeed;
import com.pxlpeak.sessions.live.LiveMetrics;
import com.pxlpeak.sessions.live.LiveUpdate;
import com.pxlpeak.sessions.live.LiveUpdate.Happened;
import com.pxlpeak.sessions.live.LiveUpdate.Measured;
import com.pxlpeak.sessions.live.LiveView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.testkit.typed.annotations.JUnit5TestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestKitJUnit5Extension;
import org.apache.pekko.http.javadsl.model.ws.BinaryMessage;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.testkit.TestPublisher;
import org.apache.pekko.stream.testkit.TestSubscriber;
import org.apache.pekko.stream.testkit.javadsl.TestSink;
import org.apache.pekko.stream.testkit.javadsl.TestSource;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The conversation, without the wire: a probe speaks and listens as the client, another is what happens. */
@ExtendWith(TestKitJUnit5Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveSocketTest {

    private static final String SUBSCRIBE = "{\"type\":\"subscribe\",\"token\":\"reader\"}";
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofMillis(20);

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create();

    private CompletableFuture<TestPublisher.Probe<LiveUpdate>> happening = new CompletableFuture<>();
    private TestPublisher.Probe<Message> client;
    private TestSubscriber.Probe<Message> answers;

    @BeforeEach
    void connect() {
        connect("site_demo", Demo.KEYS, new LiveSocketSettings(LONG, LONG, 8));
    }

    @Test
    void subscriberIsToldWhatHappens() {
        say(SUBSCRIBE);
        happens().sendNext(new Measured(Demo.METRICS));
        happens().sendNext(new Happened(List.of(Demo.PURCHASE, Demo.BARE_VIEW)));

        assertThat(told()).isEqualTo(LiveJson.message(Demo.METRICS));
        assertThat(told()).isEqualTo(LiveJson.message(Demo.PURCHASE));
        assertThat(told()).isEqualTo(LiveJson.message(Demo.BARE_VIEW));
    }

    @Test
    void subscriberIsToldOnlyWhatItAskedFor() {
        say("{\"type\":\"subscribe\",\"token\":\"reader\",\"filter\":{\"event\":[\"purchase\"]}}");
        happens().sendNext(new Happened(List.of(Demo.BARE_VIEW)));
        happens().sendNext(new Happened(List.of(Demo.BARE_VIEW, Demo.PURCHASE)));

        assertThat(told()).isEqualTo(LiveJson.message(Demo.PURCHASE));
    }

    @Test
    void whoeverIsNoReaderOfTheSiteIsSentAwayAlike() {
        for (Pair<String, String> who : List.of(
                Pair.create("site_demo", "stranger"),
                Pair.create("site_demo", Demo.COLLECTOR),
                Pair.create("site_foreign", Demo.READER),
                Pair.create("site_unknown", Demo.READER))) {
            connect(who.first(), Demo.KEYS, new LiveSocketSettings(LONG, LONG, 8));
            say("{\"type\":\"subscribe\",\"token\":\"" + who.second() + "\"}");

            assertThat(told()).isEqualTo(LiveRefusal.unauthorized().json());
            answers.expectComplete();
        }
    }

    @Test
    void whoeverSaysNothingIsSentAway() {
        connect("site_demo", Demo.KEYS, new LiveSocketSettings(SOON, LONG, 8));

        assertThat(told()).contains("\"code\":\"timeout\"");
        answers.expectComplete();
    }

    @Test
    void whoeverSpeaksNonsenseIsSentAway() {
        say("hello");

        assertThat(told()).contains("\"code\":\"malformed\"");
        answers.expectComplete();
    }

    @Test
    void whoeverSpeaksBinaryIsSentAway() {
        client.sendNext(BinaryMessage.create(ByteString.fromString(SUBSCRIBE)));

        assertThat(told()).contains("\"code\":\"malformed\"");
    }

    @Test
    void whoeverSpeaksWithoutEndIsSentAway() {
        client.sendNext(TextMessage.create(Source.repeat("and ")));

        assertThat(told()).contains("\"code\":\"too_long\"");
        answers.expectComplete();
    }

    @Test
    void messageInPiecesIsOneMessage() {
        client.sendNext(TextMessage.create(Source.from(List.of(SUBSCRIBE.substring(0, 9), SUBSCRIBE.substring(9)))));
        happens().sendNext(new Measured(Demo.METRICS));

        assertThat(told()).isEqualTo(LiveJson.message(Demo.METRICS));
    }

    @Test
    void whatASubscriberSaysLaterIsNotListenedTo() {
        say(SUBSCRIBE);
        say("{\"type\":\"subscribe\",\"token\":\"stranger\"}");
        happens().sendNext(new Measured(Demo.METRICS));

        assertThat(told()).isEqualTo(LiveJson.message(Demo.METRICS));
    }

    @Test
    void leavingEndsTheSubscription() {
        say(SUBSCRIBE);
        TestPublisher.Probe<LiveUpdate> feed = happens();
        client.sendComplete();

        feed.expectCancellation();
        answers.expectComplete();
    }

    @Test
    void leavingWithoutAWordIsNoError() {
        client.sendComplete();

        answers.expectComplete();
    }

    @Test
    void slowReaderLosesTheOldestAndHoldsUpNobody() {
        connect("site_demo", Demo.KEYS, new LiveSocketSettings(LONG, LONG, 4));
        say(SUBSCRIBE);
        TestPublisher.Probe<LiveUpdate> feed = happens();
        for (int visitors = 1; visitors <= 1000; visitors++) {
            feed.sendNext(new Measured(new LiveMetrics(visitors, 0, 0, Demo.METRICS.at())));
        }
        feed.sendComplete();

        List<String> read = toldUntilTheEnd();
        assertThat(read).hasSizeLessThan(40);
        assertThat(read.get(read.size() - 1)).contains("\"visitors\":1000,");
    }

    @Test
    void keyThatIsRevokedEndsTheSubscription() {
        AtomicBoolean revoked = new AtomicBoolean();
        ApiKeys keys =
                token -> revoked.get() ? CompletableFuture.completedFuture(Optional.empty()) : Demo.KEYS.verify(token);
        connect("site_demo", keys, new LiveSocketSettings(LONG, SOON, 8));
        say(SUBSCRIBE);
        happens().sendNext(new Measured(Demo.METRICS));
        assertThat(told()).isEqualTo(LiveJson.message(Demo.METRICS));
        revoked.set(true);

        assertThat(told()).isEqualTo(LiveRefusal.unauthorized().json());
        answers.expectComplete();
    }

    @Test
    void keyThatCannotBeVerifiedAtFirstIsToldToComeBack() {
        say("{\"type\":\"subscribe\",\"token\":\"unverifiable\"}");

        assertThat(told()).contains("\"code\":\"unavailable\"");
        answers.expectComplete();
    }

    @Test
    void feedThatFailsIsToldAndEnds() {
        say(SUBSCRIBE);
        happens().sendError(new IllegalStateException("the site's node is gone"));

        assertThat(told()).contains("\"code\":\"unavailable\"");
        answers.expectComplete();
    }

    private void connect(String site, ApiKeys keys, LiveSocketSettings settings) {
        CompletableFuture<TestPublisher.Probe<LiveUpdate>> listened = new CompletableFuture<>();
        happening = listened;
        LiveFeed feed = new LiveFeed() {
            @Override
            public CompletionStage<LiveView> view(SiteId any) {
                return CompletableFuture.failedFuture(new AssertionError("not asked for"));
            }

            @Override
            public Source<LiveUpdate, NotUsed> updates(SiteId any) {
                return TestSource.<LiveUpdate>create(pekko.system()).mapMaterializedValue(probe -> {
                    listened.complete(probe);
                    return NotUsed.getInstance();
                });
            }
        };
        Pair<TestPublisher.Probe<Message>, TestSubscriber.Probe<Message>> ends = TestSource.<Message>create(
                        pekko.system())
                .via(new LiveSocket(keys, Demo.SITES, feed, settings).flow(site))
                .toMat(TestSink.create(pekko.system()), Keep.both())
                .run(pekko.system());
        client = ends.first();
        answers = ends.second();
        answers.request(1);
    }

    private void say(String text) {
        client.sendNext(TextMessage.create(text));
    }

    private TestPublisher.Probe<LiveUpdate> happens() {
        return happening.orTimeout(5, TimeUnit.SECONDS).join();
    }

    private String told() {
        String text = answers.expectNext().asTextMessage().getStrictText();
        answers.request(1);
        return text;
    }

    private List<String> toldUntilTheEnd() {
        answers.request(Integer.MAX_VALUE);
        return answers.toStrict(Duration.ofSeconds(5)).stream()
                .map(message -> message.asTextMessage().getStrictText())
                .toList();
    }
}
