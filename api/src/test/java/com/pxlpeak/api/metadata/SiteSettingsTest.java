package com.pxlpeak.api.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.tenancy.OriginPattern;
import com.pxlpeak.cluster.tenancy.Rate;
import com.pxlpeak.cluster.tenancy.SiteRules;
import com.pxlpeak.cluster.tenancy.SiteRules.Limited;
import com.pxlpeak.cluster.tenancy.SiteRules.PrivacySignals;
import com.pxlpeak.cluster.tenancy.TrackingPlan;
import com.pxlpeak.cluster.tenancy.TrackingPlan.Mode;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteSettingsTest {

    private static final SiteId SHOP = new SiteId("shop");

    @Test
    void nothingAskedForIsTheDefault() {
        assertThat(SiteSettings.read("{}")).isEqualTo(SiteRules.DEFAULT);
    }

    @Test
    void everythingCanBeAskedFor() {
        String settings =
                """
                {"allowed_origins": ["https://shop.example", "https://*.shop.example"],
                 "privacy": {"gpc": false, "dnt": true},
                 "tracking_plan": {"mode": "reject", "unknown_events": false,
                                   "events": {"purchase": {"required": ["order_id"]}}},
                 "rates": {"key": {"per_second": 50, "burst": 100}, "new_clients_of_site": {"per_second": 0.5, "burst": 9}}}
                """;

        assertThat(SiteSettings.read(settings))
                .isEqualTo(new SiteRules(
                        Set.of(new OriginPattern("https://shop.example"), new OriginPattern("https://*.shop.example")),
                        new PrivacySignals(false, true),
                        new TrackingPlan(Mode.REJECT, false, Map.of("purchase", "{\"required\":[\"order_id\"]}")),
                        Map.of(Limited.KEY, new Rate(50, 100), Limited.NEW_CLIENTS_OF_SITE, new Rate(0.5, 9))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"allowed_origin\": []}",
                "{\"allowed_origins\": \"https://shop.example\"}",
                "{\"allowed_origins\": [\"shop.example\"]}",
                "{\"allowed_origins\": [], \"allowed_origins\": []}",
                "{\"privacy\": {\"gpc\": \"yes\"}}",
                "{\"privacy\": {\"gdpr\": true}}",
                "{\"tracking_plan\": {}}",
                "{\"tracking_plan\": {\"mode\": \"REJECT\"}}",
                "{\"tracking_plan\": {\"mode\": \"off\", \"events\": {\"purchase\": \"any\"}}}",
                "{\"rates\": {\"everything\": {\"per_second\": 1, \"burst\": 1}}}",
                "{\"rates\": {\"key\": {\"per_second\": 0, \"burst\": 1}}}",
                "{\"rates\": {\"key\": {\"per_second\": 1, \"burst\": 1.5}}}",
                "{\"rates\": {\"key\": {\"per_second\": 1}}}"
            })
    void whatIsNotUnderstoodIsRefusedWithWhatWasExpected(String settings) {
        assertThatThrownBy(() -> SiteSettings.read(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }

    @Test
    void unreadableSettingsLeaveInForceWhatWasBefore() {
        KnownRules known = new KnownRules();
        SiteRules before = known.of(SHOP, "{\"allowed_origins\": [\"https://shop.example\"]}");

        assertThat(known.of(SHOP, "{\"allowed_origins\": 7}")).isSameAs(before);
        assertThat(known.of(SHOP, "{}")).isEqualTo(SiteRules.DEFAULT);
    }

    @Test
    void settingsThatDidNotChangeGiveTheSameRules() {
        KnownRules known = new KnownRules();

        assertThat(known.of(SHOP, "{\"privacy\": {\"dnt\": true}}"))
                .isSameAs(known.of(SHOP, "{\"privacy\": {\"dnt\": true}}"));
    }
}
