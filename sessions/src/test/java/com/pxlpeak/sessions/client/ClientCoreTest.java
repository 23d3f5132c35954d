package com.pxlpeak.sessions.client;

import static com.pxlpeak.sessions.Tracked.at;
import static com.pxlpeak.sessions.Tracked.view;
import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.event.Acquisition;
import com.pxlpeak.cluster.event.Money;
import com.pxlpeak.cluster.id.EventId;
import com.pxlpeak.cluster.id.SessionId;
import com.pxlpeak.sessions.Tracked;
import com.pxlpeak.sessions.client.ClientFact.EventRecorded;
import com.pxlpeak.sessions.client.ClientFact.SessionMerged;
import com.pxlpeak.sessions.client.ClientFact.SessionUpdated;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClientCoreTest {

    private final PlayedClient client = new PlayedClient();

    @Test
    void aFirstEventIsRecordedAndOpensASession() {
        List<ClientFact> facts = client.receivesAtOnce(view("a", "09:00"));

        assertThat(facts).hasExactlyElementsOfTypes(EventRecorded.class, SessionUpdated.class);
        assertThat(client.onlySession().id()).isEqualTo(named("a", "09:00"));
        assertThat(client.sessionOfEvents()).containsEntry(new EventId("a"), named("a", "09:00"));
    }

    @Test
    void silenceOfTheVeryGapContinuesTheSession() {
        client.receives(view("a", "09:00"), view("b", "09:30"));

        assertThat(client.onlySession().events()).isEqualTo(2);
    }

    @Test
    void aMillisecondMoreEndsIt() {
        client.receives(view("a", "09:00"), view("b", "09:30:00.001"));

        assertThat(client.sessions())
                .extracting(Session::id)
                .containsExactly(named("a", "09:00"), named("b", "09:30:00.001"));
    }

    @Test
    void midnightCutsNothing() {
        Instant midnight = Instant.parse("2026-01-13T00:00:00Z");

        client.receives(view("a", midnight.minusSeconds(60)), view("b", midnight.plusSeconds(60)));

        assertThat(client.onlySession().startedAt()).isEqualTo(midnight.minusSeconds(60));
    }

    @Test
    void anEarlierEventThatComesLateRenamesTheSession() {
        client.receives(view("b", "09:20"));

        List<ClientFact> facts = client.receivesAtOnce(view("a", "09:00"));

        assertThat(facts).hasExactlyElementsOfTypes(EventRecorded.class, SessionMerged.class, SessionUpdated.class);
        SessionMerged merged = (SessionMerged) facts.get(1);
        assertThat(merged.from()).isEqualTo(named("b", "09:20"));
        assertThat(merged.fromStartedAt()).isEqualTo(at("09:20"));
        assertThat(merged.into()).isEqualTo(named("a", "09:00"));
        assertThat(client.onlySession().id()).isEqualTo(named("a", "09:00"));
    }

    @Test
    void aSessionThatIsRenamedAgainClaimsWhatItHadAbsorbed() {
        client.receives(view("c", "09:40"), view("b", "09:20"));

        List<ClientFact> facts = client.receivesAtOnce(view("a", "09:00"));

        assertThat(facts.stream().filter(SessionMerged.class::isInstance).map(fact -> ((SessionMerged) fact).from()))
                .containsExactlyInAnyOrder(named("b", "09:20"), named("c", "09:40"));
    }

    @Test
    void aSessionThatIsRenamedForEverRemembersTheLastHundredNames() {
        for (int i = 0; i < 150; i++) {
            client.receives(view("e" + i, at("09:00").minus(Duration.ofSeconds(i))));
        }

        assertThat(client.onlySession().events()).isEqualTo(150);
        assertThat(client.onlySession().absorbed())
                .hasSize(Session.MOST_ABSORBED)
                .last()
                .extracting(former -> former.startedAt())
                .isEqualTo(at("09:00").minus(Duration.ofSeconds(148)));
    }

    @Test
    void anEventBetweenTwoSessionsMakesThemOne() {
        client.receives(view("a", "09:00"), view("c", "09:50"), view("b", "09:25"));

        assertThat(client.onlySession().id()).isEqualTo(named("a", "09:00"));
        assertThat(client.onlySession().endedAt()).isEqualTo(at("09:50"));
        assertThat(client.sessionOfEvents().values()).containsOnly(named("a", "09:00"));
    }

    @Test
    void whatArrivesTogetherIsDecidedTogetherAndMergesNothingThatWasNeverTold() {
        List<ClientFact> facts = client.receivesAtOnce(view("c", "09:50"), view("a", "09:00"), view("b", "09:25"));

        assertThat(facts)
                .hasExactlyElementsOfTypes(
                        EventRecorded.class, EventRecorded.class, EventRecorded.class, SessionUpdated.class);
    }

    @Test
    void anEventSeenBeforeMeansNothing() {
        client.receives(view("a", "09:00"));

        assertThat(client.receivesAtOnce(view("a", "09:00").received(at("23:00"))))
                .isEmpty();
    }

    @Test
    void anEventTwiceInABatchCountsOnce() {
        client.receivesAtOnce(view("a", "09:00"), view("a", "09:00"));

        assertThat(client.onlySession().events()).isEqualTo(1);
    }

    @Test
    void anIdDerivedFromContentIsKnownForFiveMinutesOnly() {
        client.receives(view("h:1", "09:00"));

        assertThat(client.receivesAtOnce(view("h:1", "09:00").received(at("09:05"))))
                .isEmpty();
        assertThat(client.receivesAtOnce(view("h:1", "09:06"))).isNotEmpty();
        assertThat(client.onlySession().events()).isEqualTo(2);
    }

    @Test
    void equalEventsThatOpenTwoSessionsOpenTwo() {
        client.receives(view("h:1", "09:00"), view("h:1", "15:00"));

        assertThat(client.sessions()).hasSize(2);
        assertThat(client.state().sessions()).hasSize(2);
    }

    @Test
    void anEqualEventOfTheSameTimeDoesNotMakeTheSessionPartOfItself() {
        client.receives(view("h:1", "09:00"));

        List<ClientFact> facts = client.receivesAtOnce(view("h:1", "09:00").received(at("12:00")));

        assertThat(facts).hasExactlyElementsOfTypes(EventRecorded.class, SessionUpdated.class);
        assertThat(client.onlySession().absorbed()).isEmpty();
    }

    @Test
    void revenueIsWhatWasPurchasedLessWhatWasRefundedByCurrency() {
        client.receives(
                purchase("p", "09:00", "10.50", "EUR"),
                purchase("q", "09:01", "5", "USD"),
                purchase("r", "09:02", "2.25", "EUR").named("refund"),
                purchase("v", "09:03", "99", "EUR").named("add_to_cart"));

        assertThat(client.onlySession().revenue())
                .containsExactly(euros("8.25"), new Money(new BigDecimal("5"), "USD"));
    }

    @Test
    void aRefundOfEverythingLeavesNothing() {
        client.receives(
                purchase("p", "09:00", "10.50", "EUR"),
                purchase("q", "09:01", "10.5", "EUR").named("refund"));

        assertThat(client.onlySession().revenue()).containsExactly(euros("0"));
    }

    @Test
    void entryAndExitAreTheFirstAndLastPageWhateverElseHappened() {
        client.receives(
                view("scroll", "08:59").named("scroll"),
                view("b", "09:10"),
                view("a", "09:00"),
                view("buy", "09:20").named("purchase"));

        assertThat(client.onlySession().entry().orElseThrow().path()).isEqualTo("/a");
        assertThat(client.onlySession().exit().orElseThrow().path()).isEqualTo("/b");
    }

    @Test
    void anEventThatNobodyActedForEndsNoBounce() {
        client.receives(view("a", "09:00"), view("ping", "09:05").byItself());

        assertThat(client.onlySession().events()).isEqualTo(2);
        assertThat(client.onlySession().interactiveEvents()).isEqualTo(1);
    }

    @Test
    void aSessionIsAcquiredByTheFirstOfItsEventsThatTells() {
        client.receives(
                view("a", "09:00"),
                view("c", "09:20").by("newsletter", "email"),
                view("b", "09:10").by("google", "cpc"));

        assertThat(client.onlySession().acquisition().source()).isEqualTo("google");
    }

    @Test
    void aSessionThatNoEventTellsOfIsDirect() {
        client.receives(view("a", "09:00"));

        assertThat(client.onlySession().acquisition()).isEqualTo(Acquisition.DIRECT);
    }

    @Test
    void aSessionIsOfThePlaceAndDeviceOfItsEarliestEvent() {
        client.receives(view("b", "09:10"), view("a", "09:00").from("FR"));

        assertThat(client.onlySession().geo().country()).isEqualTo("FR");
        assertThat(client.onlySession().device().type()).isEqualTo("desktop");
    }

    @Test
    void sessionsThatNoEventCanReachAreForgottenButForTheLatestTwenty() {
        client.receives(daily(40));

        assertThat(client.state().sessions()).hasSize(ClientState.LEAST_SESSIONS);
        assertThat(client.sessions()).hasSize(40);
    }

    @Test
    void anEventOfASessionThatIsForgottenOpensItsOwn() {
        client.receives(daily(40));

        client.receives(view("late", at("09:10")));

        assertThat(client.sessions()).hasSize(41).anyMatch(session -> session.id()
                .equals(named("late", "09:10")));
    }

    @Test
    void aLateEventStillFindsItsSessionWithinTheWindow() {
        client.receives(daily(8));

        client.receives(view("late", at("09:10").plus(Duration.ofDays(1))));

        assertThat(client.sessions()).hasSize(8);
    }

    private static Tracked[] daily(int days) {
        return IntStream.range(0, days)
                .mapToObj(day -> view("day" + day, at("09:00").plus(Duration.ofDays(day))))
                .toArray(Tracked[]::new);
    }

    private static Tracked purchase(String id, String clock, String amount, String currency) {
        return view(id, clock).named("purchase").worth(amount, currency);
    }

    private static Money euros(String amount) {
        return new Money(new BigDecimal(amount), "EUR");
    }

    private static SessionId named(String id, String clock) {
        return SessionId.openedBy(PlayedClient.KEY, new EventId(id), at(clock));
    }
}
