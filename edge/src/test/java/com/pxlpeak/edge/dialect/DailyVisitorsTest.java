package com.pxlpeak.edge.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.id.SiteId;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DailyVisitorsTest {

    private static final Instant MORNING = Instant.parse("2026-01-12T00:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-01-12T23:59:59.999Z");
    private static final Duration A_DAY = Duration.ofDays(1);

    private final DailyVisitors visitors = new DailyVisitors();

    @Test
    void aVisitorIsTheSameForADay() {
        assertThat(client("site_demo", "Firefox", NIGHT)).isEqualTo(client("site_demo", "Firefox", MORNING));
    }

    @Test
    void isUnknownTheNextDay() {
        String today = client("site_demo", "Firefox", MORNING);

        assertThat(client("site_demo", "Firefox", MORNING.plus(A_DAY))).isNotEqualTo(today);
    }

    @Test
    void aDayThatIsOverDoesNotComeBackWithAClockTurnedBack() {
        String today = client("site_demo", "Firefox", MORNING);
        String tomorrow = client("site_demo", "Firefox", MORNING.plus(A_DAY));

        assertThat(client("site_demo", "Firefox", MORNING)).isEqualTo(tomorrow).isNotEqualTo(today);
    }

    @Test
    void sitesDoNotKnowEachOthersVisitors() {
        assertThat(client("site_a", "Firefox", MORNING)).isNotEqualTo(client("site_b", "Firefox", MORNING));
    }

    @Test
    void partsAreNotTakenForEachOther() {
        assertThat(client("site_a", "bFirefox", MORNING)).isNotEqualTo(client("site_ab", "Firefox", MORNING));
    }

    @Test
    void whatIsKeptDoesNotTellTheAddress() {
        assertThat(new DailyVisitors().clientOf(new SiteId("s"), Optional.empty(), "", MORNING))
                .isNotEqualTo(visitors.clientOf(new SiteId("s"), Optional.empty(), "", MORNING))
                .matches("cid_d[0-9a-f]{32}");
    }

    private String client(String site, String agent, Instant now) {
        return visitors.clientOf(new SiteId(site), Optional.of(InetAddress.getLoopbackAddress()), agent, now);
    }
}
