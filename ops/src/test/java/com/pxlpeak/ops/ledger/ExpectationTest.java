package com.pxlpeak.ops.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.ops.ledger.Expectation.Happened;
import com.pxlpeak.ops.ledger.Observed.Amounts;
import com.pxlpeak.ops.ledger.Observed.HourSeen;
import com.pxlpeak.ops.ledger.Observed.SessionSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectationTest {

    private static final Instant TEN = Instant.parse("2026-03-04T10:00:00Z");
    private static final Duration GAP = Duration.ofMinutes(30);

    private final Expectation expectation = new Expectation();

    @Test
    void silenceOfHalfAnHourContinuesASessionAndAMillisecondMoreEndsIt() {
        Instant second = TEN.plus(GAP);
        Instant third = second.plus(GAP).plusMillis(1);

        expectation.add(List.of(page(third), page(TEN), page(second)));

        assertThat(expectation.sessions())
                .containsOnlyKeys(
                        new SessionSeen("cid_a", TEN, second, 2, 2, Amounts.NONE),
                        new SessionSeen("cid_a", third, third, 1, 1, Amounts.NONE));
    }

    @Test
    void refundsAreTakenFromRevenueCurrencyByCurrency() {
        expectation.add(List.of(
                money(Tracked.PURCHASE, 105_000, "EUR"),
                money(Tracked.REFUND, 5_000, "EUR"),
                money(Tracked.PURCHASE, 1, "USD")));

        assertThat(expectation.revenue()).isEqualTo(Amounts.parse("EUR=10.0000,USD=0.0001"));
        assertThat(expectation.sessions().keySet()).singleElement().satisfies(session -> assertThat(session.revenue())
                .isEqualTo(expectation.revenue()));
    }

    @Test
    void aVisitorIsCountedInEachHourAndASessionWhereItBegan() {
        Instant eleven = TEN.plusSeconds(3_600);

        expectation.add(List.of(page(TEN.plusSeconds(3_500)), page(eleven), page(eleven.plusSeconds(1))));

        assertThat(expectation.hours())
                .containsEntry(TEN, new HourSeen(TEN, 1, 1, 1, 1, Amounts.NONE))
                .containsEntry(eleven, new HourSeen(eleven, 1, 0, 2, 2, Amounts.NONE))
                .hasSize(2);
    }

    @Test
    void noMoneyAndNoneAreTheSame() {
        assertThat(Amounts.parse("EUR=0.0000")).isEqualTo(Amounts.NONE);
        assertThat(Amounts.parse("EUR=1.50,USD=2").distance(Amounts.parse("USD=1.9")))
                .isEqualByComparingTo("1.6");
    }

    private static Happened page(Instant at) {
        return new Happened(at, tracked(Tracked.PAGE_VIEW, 0, "EUR"));
    }

    private static Happened money(String name, long amount, String currency) {
        return new Happened(TEN, tracked(name, amount, currency));
    }

    private static Tracked tracked(String name, long amount, String currency) {
        return new Tracked("t.0.0", "cid_a", name, "/", TEN, TEN, Clockwork.SERVER, amount, currency, Flaw.NONE);
    }
}
