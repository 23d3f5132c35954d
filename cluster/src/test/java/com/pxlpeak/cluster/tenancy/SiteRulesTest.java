package com.pxlpeak.cluster.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pxlpeak.cluster.tenancy.SiteRules.PrivacySignals;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SiteRulesTest {

    @Test
    void everyOriginMaySendWhereNoneIsNamed() {
        assertThat(SiteRules.DEFAULT.allowsAnyOrigin()).isTrue();
        assertThat(SiteRules.DEFAULT.allowsOrigin("https://anywhere.example")).isTrue();
    }

    @Test
    void onlyNamedOriginsMaySendSchemeHostAndPortAlike() {
        SiteRules rules = from("https://shop.example", "http://localhost:3000");

        assertThat(rules.allowsAnyOrigin()).isFalse();
        assertThat(rules.allowsOrigin("https://shop.example")).isTrue();
        assertThat(rules.allowsOrigin("HTTPS://SHOP.example")).isTrue();
        assertThat(rules.allowsOrigin("http://localhost:3000")).isTrue();
        assertThat(rules.allowsOrigin("http://shop.example")).isFalse();
        assertThat(rules.allowsOrigin("https://shop.example:8443")).isFalse();
        assertThat(rules.allowsOrigin("https://shop.example.evil")).isFalse();
        assertThat(rules.allowsOrigin("null")).isFalse();
        assertThat(rules.allowsOrigin("")).isFalse();
    }

    @Test
    void aStarStandsForHostsUnderOneButNotForThatOne() {
        SiteRules rules = from("https://*.shop.example");

        assertThat(rules.allowsOrigin("https://www.shop.example")).isTrue();
        assertThat(rules.allowsOrigin("https://a.b.shop.example")).isTrue();
        assertThat(rules.allowsOrigin("https://shop.example")).isFalse();
        assertThat(rules.allowsOrigin("https://evilshop.example")).isFalse();
        assertThat(rules.allowsOrigin("https://evil.example/.shop.example")).isFalse();
        assertThat(rules.allowsOrigin("http://www.shop.example")).isFalse();
    }

    @Test
    void thePortThatASchemeImpliesIsLeftOutAsBrowsersDo() {
        assertThat(from("https://shop.example:443").allowsOrigin("https://shop.example"))
                .isTrue();
    }

    @Test
    void whatIsNoOriginIsRefused() {
        for (String wrong :
                new String[] {"shop.example", "https://shop.example/", "https://*", "*", "https://a b", ""}) {
            assertThatThrownBy(() -> new OriginPattern(wrong)).hasMessageContaining("expected");
        }
    }

    private static SiteRules from(String... origins) {
        return new SiteRules(
                Arrays.stream(origins).map(OriginPattern::new).collect(Collectors.toSet()),
                PrivacySignals.DEFAULT,
                TrackingPlan.NONE,
                Map.of());
    }
}
