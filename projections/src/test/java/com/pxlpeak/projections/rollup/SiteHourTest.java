package com.pxlpeak.projections.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.projections.schema.Tables;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SiteHourTest {

    private final PlayedSite site = new PlayedSite("shop");

    @Test
    void anEventMakesItsHourDirtyAndTheHourItsSessionStartedIn() {
        site.track(List.of(site.pageView("a", "cid_ann", "2026-01-31T23:50:00Z")));

        Tables.Rows rows = site.track(List.of(site.pageView("b", "cid_ann", "2026-02-01T00:10:00Z")));

        assertThat(SiteHour.of(rows))
                .containsExactlyInAnyOrder(hour("2026-02-01T00:00:00Z"), hour("2026-01-31T23:00:00Z"));
    }

    @Test
    void aMergeMakesTheHoursDirtyInWhichBothSessionsStarted() {
        site.track(List.of(
                site.pageView("a", "cid_ann", "2026-01-12T09:45:00Z"),
                site.pageView("b", "cid_ann", "2026-01-12T10:40:00Z")));

        Tables.Rows rows = site.track(List.of(site.pageView("c", "cid_ann", "2026-01-12T10:12:00Z")));

        assertThat(SiteHour.of(rows))
                .containsExactlyInAnyOrder(hour("2026-01-12T09:00:00Z"), hour("2026-01-12T10:00:00Z"));
    }

    @Test
    void aSessionThatStartedEarlierThanThoughtMakesBothHoursDirty() {
        site.track(List.of(site.pageView("b", "cid_ann", "2026-01-12T10:05:00Z")));

        Tables.Rows rows = site.track(List.of(site.pageView("a", "cid_ann", "2026-01-12T09:55:00Z")));

        assertThat(SiteHour.of(rows))
                .containsExactlyInAnyOrder(hour("2026-01-12T09:00:00Z"), hour("2026-01-12T10:00:00Z"));
    }

    private SiteHour hour(String time) {
        return new SiteHour(site.id(), Instant.parse(time));
    }
}
