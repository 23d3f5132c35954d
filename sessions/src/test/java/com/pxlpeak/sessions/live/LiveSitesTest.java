package com.pxlpeak.sessions.live;

import static com.pxlpeak.sessions.Tracked.at;
import static com.pxlpeak.sessions.Tracked.view;
import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.event.Coordinate;
import com.pxlpeak.cluster.event.EncodedEvent;
import com.pxlpeak.cluster.id.ClientId;
import com.pxlpeak.cluster.id.ClientKey;
import com.pxlpeak.cluster.partition.JournalEntry.Batch;
import com.pxlpeak.cluster.partition.JournalEntry.Decision;
import com.pxlpeak.cluster.partition.Sourced;
import com.pxlpeak.sessions.Tracked;
import com.pxlpeak.sessions.client.ClientCore;
import com.pxlpeak.sessions.client.ClientFact;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LiveSitesTest {

    private static final Coordinate SOURCE = new Coordinate(new UUID(1, 2), 3, 4);

    @Test
    void anEventIsLiveWhenItIsReceivedWithinAMinute() {
        Batch<ClientFact> batch =
                batch(view("now", "09:00"), view("slow", "09:00:00").received(at("09:01")));

        assertThat(LiveSites.live(batch))
                .extracting(happening -> happening.event().id().value())
                .containsExactly("now", "slow");
    }

    @Test
    void anEventThatComesLateIsHistory() {
        assertThat(LiveSites.live(batch(view("late", "09:00").received(at("09:01:00.001")))))
                .isEmpty();
    }

    @Test
    void anEventIsShownWithTheAcquisitionOfItsSession() {
        Batch<ClientFact> batch = batch(view("a", "09:00").by("google", "cpc"), view("b", "09:01"));

        assertThat(LiveSites.live(batch))
                .extracting(happening -> happening.acquisition().source())
                .containsExactly("google", "google");
    }

    private static Batch<ClientFact> batch(Tracked... events) {
        ClientCore core = new ClientCore();
        String key = new ClientKey(Tracked.SITE, new ClientId(Tracked.CLIENT)).text();
        List<ClientFact> facts = core.decide(
                core.initial(key),
                Arrays.stream(events)
                        .map(event -> new Sourced<>(SOURCE, EncodedEvent.of(event.event())))
                        .toList());
        return new Batch<>(SOURCE.topic(), 0, 1, 1, List.of(new Decision<>(key, facts)));
    }
}
