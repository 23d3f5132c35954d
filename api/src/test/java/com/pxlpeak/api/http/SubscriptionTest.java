package com.pxlpeak.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pxlpeak.sessions.live.LiveUpdate;
import com.pxlpeak.sessions.live.LiveUpdate.Happened;
import com.pxlpeak.sessions.live.LiveUpdate.Measured;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionTest {

    private static final LiveUpdate BOTH = new Happened(List.of(Demo.PURCHASE, Demo.BARE_VIEW));

    @Test
    void readsTokenAndFilter() throws LiveRefusal {
        assertThat(
                        Subscription.parse(
                                """
                        {"type":"subscribe","token":"t","filter":{"event":["purchase","refund"],"country":["US"]}}
                        """))
                .isEqualTo(new Subscription("t", Set.of("purchase", "refund"), Set.of("US")));
    }

    @Test
    void withoutAFilterEverythingIsWanted() throws LiveRefusal {
        Subscription all = Subscription.parse("{\"type\":\"subscribe\",\"token\":\"t\"}");

        assertThat(all.filtered(BOTH)).contains(BOTH);
    }

    @Test
    void onlyEventsOfTheNamesAndCountriesAreWanted() {
        assertThat(new Subscription("t", Set.of("purchase"), Set.of()).filtered(BOTH))
                .contains(new Happened(List.of(Demo.PURCHASE)));
        assertThat(new Subscription("t", Set.of(), Set.of("DE")).filtered(BOTH))
                .contains(new Happened(List.of(Demo.PURCHASE)));
        assertThat(new Subscription("t", Set.of("page_view"), Set.of("DE")).filtered(BOTH))
                .isEmpty();
    }

    @Test
    void numbersAreWantedWhateverIsFilteredFor() {
        LiveUpdate numbers = new Measured(Demo.METRICS);

        assertThat(new Subscription("t", Set.of("purchase"), Set.of("US")).filtered(numbers))
                .contains(numbers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "subscribe",
                "[]",
                "{\"token\":\"t\"}",
                "{\"type\":\"subscribe\"}",
                "{\"type\":\"subscribe\",\"token\":7}",
                "{\"type\":\"subscribe\",\"token\":\"t\",\"token\":\"u\"}",
                "{\"type\":\"subscribe\",\"token\":\"t\",\"filters\":{}}",
                "{\"type\":\"subscribe\",\"token\":\"t\",\"filter\":[]}",
                "{\"type\":\"subscribe\",\"token\":\"t\",\"filter\":{\"page\":[\"/\"]}}",
                "{\"type\":\"subscribe\",\"token\":\"t\",\"filter\":{\"event\":\"purchase\"}}",
                "{\"type\":\"subscribe\",\"token\":\"t\",\"filter\":{\"event\":[1]}}"
            })
    void refusesWhatIsNoSubscription(String text) {
        assertThatThrownBy(() -> Subscription.parse(text))
                .isInstanceOfSatisfying(
                        LiveRefusal.class, refusal -> assertThat(refusal.json()).contains("\"code\":\"malformed\""));
    }

    @Test
    void tokenIsNotWrittenToLogs() {
        assertThat(new Subscription("s3cret", Set.of(), Set.of()).toString()).doesNotContain("s3cret");
    }
}
