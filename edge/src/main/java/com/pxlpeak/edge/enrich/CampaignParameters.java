package com.pxlpeak.edge.enrich;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What marks a link as somebody's advertisement: properties of an event, else parameters of its page's address. Campaigns
 * as Google names them, else as Matomo does; and the ids that advertisers put on clicks.
 */
final class CampaignParameters {

    /** Longer ones name no campaign, and would fill the reports' dictionaries. */
    private static final int MAX_LENGTH = 200;

    /** Longer ones are none that an advertiser would know again. */
    private static final int MAX_CLICK_ID = 255;

    static final List<String> SOURCE =
            List.of("utm_source", "mtm_source", "pk_source", "piwik_source", "matomo_source");
    static final List<String> MEDIUM =
            List.of("utm_medium", "mtm_medium", "pk_medium", "piwik_medium", "matomo_medium");
    static final List<String> CAMPAIGN =
            List.of("utm_campaign", "mtm_campaign", "pk_campaign", "pk_cpn", "piwik_campaign", "matomo_campaign");
    static final List<String> TERM = List.of(
            "utm_term",
            "mtm_kwd",
            "mtm_keyword",
            "pk_kwd",
            "pk_keyword",
            "piwik_kwd",
            "piwik_keyword",
            "matomo_kwd",
            "matomo_keyword");
    static final List<String> CONTENT =
            List.of("utm_content", "mtm_content", "pk_content", "piwik_content", "matomo_content");

    /** In the order in which they are looked for. */
    private static final Map<String, Origin> CLICK_IDS = clickIds();

    /** All that has a meaning here. */
    static final Set<String> NAMES = names();

    private final JsonNode properties;
    private final Map<String, String> ofPage;

    CampaignParameters(JsonNode properties, Optional<WebAddress> page) {
        this.properties = properties;
        this.ofPage = page.map(WebAddress::parameters).orElse(Map.of());
    }

    /** A click that an advertiser marked. */
    record Click(String name, String value, Origin origin) {}

    /** The first of these that is told; else empty. */
    String first(List<String> names) {
        for (String name : names) {
            String told = get(name);
            if (!told.isEmpty()) {
                return Texts.cut(told, MAX_LENGTH);
            }
        }
        return "";
    }

    Optional<Click> click() {
        for (Map.Entry<String, Origin> known : CLICK_IDS.entrySet()) {
            String told = get(known.getKey());
            if (!told.isEmpty()) {
                return Optional.of(new Click(known.getKey(), Texts.cut(told, MAX_CLICK_ID), known.getValue()));
            }
        }
        return Optional.empty();
    }

    private String get(String name) {
        String told = Texts.first(properties, name);
        return told.isEmpty() ? ofPage.getOrDefault(name, "").strip() : told;
    }

    private static Map<String, Origin> clickIds() {
        Map<String, Origin> origins = new LinkedHashMap<>();
        for (String google : List.of("gclid", "gbraid", "wbraid")) {
            origins.put(google, new Origin("google", "cpc"));
        }
        origins.put("dclid", new Origin("google", "display"));
        origins.put("msclkid", new Origin("bing", "cpc"));
        origins.put("yclid", new Origin("yandex", "cpc"));
        origins.put("ttclid", new Origin("tiktok", "paid_social"));
        origins.put("twclid", new Origin("twitter", "paid_social"));
        origins.put("li_fat_id", new Origin("linkedin", "paid_social"));
        origins.put("rdt_cid", new Origin("reddit", "paid_social"));
        origins.put("ScCid", new Origin("snapchat", "paid_social"));
        // Put on every link that leaves the network, paid for or not.
        origins.put("fbclid", new Origin("facebook", "social"));
        origins.put("epik", new Origin("pinterest", "social"));
        // Says only which of Google's places the advertisement stood in; comes beside the others.
        origins.put("gad_source", new Origin("google", "cpc"));
        return origins;
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        List.of(SOURCE, MEDIUM, CAMPAIGN, TERM, CONTENT).forEach(names::addAll);
        names.addAll(CLICK_IDS.keySet());
        return Collections.unmodifiableSet(names);
    }
}
