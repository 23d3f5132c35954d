package com.pxlpeak.sessions.live;

import static com.pxlpeak.sessions.Tracked.at;
import static com.pxlpeak.sessions.Tracked.view;
import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.event.Acquisition;
import com.pxlpeak.cluster.wire.WireType;
import com.pxlpeak.cluster.wire.WireTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.annotations.JUnit5TestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestKitJUnit5Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestKitJUnit5Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class LiveWireTypesTest {

    @JUnit5TestKit
    public final ActorTestKit pekko = ActorTestKit.create();

    private final Collection<Class<?>> numbered = new LiveWireTypes().byNumber().values();

    @Test
    void everyCommandAndAnswerThatTravelsHasANumber() {
        assertThat(numbered)
                .containsAll(Stream.of(SiteEntity.Command.class, LiveUpdate.class)
                        .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
                        .filter(WireType.class::isAssignableFrom)
                        .toList());
    }

    @Test
    void everyNumberedTypeArrivesAsItWasSent() {
        LiveEvent event = new Happening(
                        view("a", "09:00")
                                .by("google", "cpc")
                                .worth("12.50", "EUR")
                                .event(),
                        Acquisition.DIRECT)
                .asSeenLive();
        LiveMetrics metrics = new LiveMetrics(1, 2, 3, at("09:00:01"));
        SiteTally tally = Tallies.of(view("a", "09:00"), view("b", "09:00:01").of("cid_bob"));
        List<WireType> samples = List.of(
                new SiteEntity.Add(tally),
                new SiteEntity.GetView(pekko.<LiveView>createTestProbe().ref()),
                new SiteEntity.Subscribe(pekko.<LiveUpdate>createTestProbe().ref()),
                tally,
                tally.seconds().get(0),
                VisitorSketch.EMPTY,
                event,
                metrics,
                new LiveUpdate.Measured(metrics),
                new LiveUpdate.Happened(List.of(event)),
                new LiveView(metrics, List.of(event, event)));

        assertThat(samples).extracting(Object::getClass).hasSameElementsAs(numbered);
        samples.forEach(sample -> pekko.serializationTestKit().verifySerialization(sample, true));
    }

    @Test
    void noNumberIsGivenTwice() {
        List<Integer> numbers = new ArrayList<>();
        ServiceLoader.load(WireTypes.class)
                .forEach(catalogue -> numbers.addAll(catalogue.byNumber().keySet()));

        assertThat(numbers).contains(200).doesNotHaveDuplicates();
    }
}
