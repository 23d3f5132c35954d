package com.pxlpeak.ops.traffic;

import java.util.Map;
import java.util.Optional;

/**
 * How a visit begins.
 *
 * @param referrer the page that linked to the shop
 * @param campaign the parameters of the link, if it was ours
 */
record Arrival(Optional<String> referrer, Map<String, String> campaign) {

    static final Weighted<Arrival> BY_SHARE = new Weighted<Arrival>()
            .or(22, new Arrival(Optional.empty(), Map.of()))
            .or(28, linkedFrom("https://www.google.com/"))
            .or(4, linkedFrom("https://www.bing.com/"))
            .or(2, linkedFrom("https://duckduckgo.com/"))
            .or(1, linkedFrom("https://www.ecosia.org/"))
            .or(4, linkedFrom("https://l.facebook.com/"))
            .or(4, linkedFrom("https://l.instagram.com/"))
            .or(2, linkedFrom("https://www.reddit.com/"))
            .or(2, linkedFrom("https://www.youtube.com/"))
            .or(2, linkedFrom("https://www.spiegel.de/"))
            .or(2, linkedFrom("https://www.theguardian.com/"))
            .or(1, linkedFrom("https://www.lemonde.fr/"))
            .or(1, linkedFrom("https://news.ycombinator.com/"))
            .or(9, campaign("https://www.google.com/", "google", "cpc", "spring_sale"))
            .or(4, campaign("https://www.google.com/", "google", "cpc", "brand"))
            .or(1, campaign("https://www.bing.com/", "bing", "cpc", "brand"))
            .or(4, campaign("https://l.facebook.com/", "facebook", "paid_social", "spring_sale"))
            .or(2, campaign("https://l.instagram.com/", "instagram", "paid_social", "new_arrivals"))
            .or(5, new Arrival(Optional.empty(), utm("newsletter", "email", "weekly")));

    private static Arrival linkedFrom(String page) {
        return new Arrival(Optional.of(page), Map.of());
    }

    private static Arrival campaign(String page, String source, String medium, String campaign) {
        return new Arrival(Optional.of(page), utm(source, medium, campaign));
    }

    private static Map<String, String> utm(String source, String medium, String campaign) {
        return Map.of("utm_source", source, "utm_medium", medium, "utm_campaign", campaign);
    }
}
