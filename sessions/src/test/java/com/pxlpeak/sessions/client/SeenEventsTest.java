package com.pxlpeak.sessions.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.id.EventId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SeenEventsTest {

    private static final Instant NOON = Instant.parse("2026-01-12T12:00:00Z");

    @Test
    void knowsWhatItHasSeenAndNothingElse() {
        SeenEvents seen = SeenEvents.NONE.plus(new EventId("a"), NOON);

        assertThat(seen.contains(new EventId("a"), NOON)).isTrue();
        assertThat(seen.contains(new EventId("b"), NOON)).isFalse();
    }

    @Test
    void remembersTheLastThousandHoweverOld() {
        SeenEvents seen = many(SeenEvents.NONE, "old", 1_000, NOON);

        assertThat(seen.contains(new EventId("old0"), NOON.plus(Duration.ofDays(365))))
                .isTrue();
    }

    @Test
    void remembersSevenDaysAndForgetsWhatIsOlder() {
        SeenEvents seen = many(SeenEvents.NONE, "old", 1, NOON);
        seen = many(seen, "new", 999, NOON.plus(SeenEvents.MEMORY));
        assertThat(seen.contains(new EventId("old0"), NOON)).isTrue();

        seen = many(seen, "last", 1, NOON.plus(SeenEvents.MEMORY).plusSeconds(1));

        assertThat(seen.contains(new EventId("old0"), NOON)).isFalse();
        assertThat(seen.contains(new EventId("new0"), NOON)).isTrue();
        assertThat(seen.size()).isEqualTo(1_000);
    }

    @Test
    void neverRemembersMoreThanItsMost() {
        SeenEvents seen = many(SeenEvents.NONE, "e", SeenEvents.MOST + 10, NOON);

        assertThat(seen.size()).isEqualTo(SeenEvents.MOST);
        assertThat(seen.contains(new EventId("e9"), NOON)).isFalse();
        assertThat(seen.contains(new EventId("e10"), NOON)).isTrue();
    }

    @Test
    void knowsAnIdDerivedFromContentForFiveMinutesEitherWay() {
        EventId derived = new EventId("h:1");
        SeenEvents seen = SeenEvents.NONE.plus(derived, NOON);

        assertThat(seen.contains(derived, NOON.plus(SeenEvents.CONTENT_MEMORY))).isTrue();
        assertThat(seen.contains(derived, NOON.minus(SeenEvents.CONTENT_MEMORY)))
                .isTrue();
        assertThat(seen.contains(derived, NOON.plus(SeenEvents.CONTENT_MEMORY).plusSeconds(1)))
                .isFalse();
    }

    @Test
    void knowsEveryTimeItSawAnIdDerivedFromContent() {
        EventId derived = new EventId("h:1");
        SeenEvents seen = SeenEvents.NONE.plus(derived, NOON).plus(derived, NOON.plusSeconds(600));

        assertThat(seen.contains(derived, NOON.plusSeconds(1))).isTrue();
    }

    @Test
    void countsOnWhenSecondsNoLongerFitThirtyTwoBits() {
        Instant last = Instant.ofEpochSecond(Integer.MAX_VALUE);
        EventId derived = new EventId("h:1");
        SeenEvents seen = SeenEvents.NONE.plus(derived, last);

        assertThat(seen.contains(derived, last.plusSeconds(10))).isTrue();
        assertThat(seen.plus(derived, last.plusSeconds(600)).contains(derived, last.plusSeconds(610)))
                .isTrue();
    }

    private static SeenEvents many(SeenEvents seen, String prefix, int count, Instant received) {
        SeenEvents now = seen;
        for (int i = 0; i < count; i++) {
            now = now.plus(new EventId(prefix + i), received);
        }
        return now;
    }
}
