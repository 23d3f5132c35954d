package com.pxlpeak.edge.enrich;

import com.fasterxml.jackson.databind.JsonNode;
import com.pxlpeak.cluster.event.Acquisition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a visitor came, as far as one event tells: by its campaign parameters, else by an advertiser's click id, else by
 * the page that linked here. Of that page only the host is kept.
 */
public final class Acquisitions {

    private static final List<String> CAMPAIGN_PARAMETERS = List.of("utm_source", "utm_medium", "utm_campaign");

    /** Longer ones name no campaign, and would fill the reports' dictionaries. */
    private static final int MAX_LENGTH = 200;

    /** The longest name the DNS knows. */
    private static final int MAX_HOST = 253;

    private static final Map<String, Channel> CLICK_IDS = clickIds();

    private Acquisitions() {}

    /**
     * The acquisition this event tells of; none within a visit.
     *
     * @param landing whether a visitor who tells nothing of where they came from came directly: true of page views
     * @param domain the site's own; links from there and from below it are no acquisition
     */
    public static Optional<Acquisition> of(JsonNode properties, String domain, boolean landing) {
        Optional<WebAddress> page = Pages.address(properties);
        Optional<WebAddress> referrer = WebAddress.parse(Texts.first(properties, "referrer", "page_referrer"));
        boolean internal = referrer.isPresent() && isInternal(referrer.get(), page, domain);
        String referringHost = internal
                ? ""
                : referrer.map(address -> Texts.cut(address.host(), MAX_HOST)).orElse("");
        Parameters parameters =
                new Parameters(properties, page.map(WebAddress::parameters).orElse(Map.of()));

        if (CAMPAIGN_PARAMETERS.stream().anyMatch(parameters::has)) {
            return Optional.of(campaign(parameters, referringHost));
        }
        for (Map.Entry<String, Channel> click : CLICK_IDS.entrySet()) {
            if (parameters.has(click.getKey())) {
                return Optional.of(click.getValue().from(referringHost));
            }
        }
        if (internal) {
            return Optional.empty();
        }
        if (!referringHost.isEmpty()) {
            return Optional.of(Referrers.channelOf(referringHost).from(referringHost));
        }
        return landing ? Optional.of(Acquisition.DIRECT) : Optional.empty();
    }

    private static Acquisition campaign(Parameters parameters, String referringHost) {
        return new Acquisition(
                parameters.get("utm_source").toLowerCase(Locale.ROOT),
                parameters.get("utm_medium").toLowerCase(Locale.ROOT),
                parameters.get("utm_campaign"),
                parameters.get("utm_term"),
                parameters.get("utm_content"),
                referringHost);
    }

    private static boolean isInternal(WebAddress referrer, Optional<WebAddress> page, String domain) {
        boolean samePage = page.map(address -> address.bareHost().equals(referrer.bareHost()))
                .orElse(false);
        return samePage || referrer.isOn(domain) || isLocal(referrer.host());
    }

    /** Where developers look at their own pages. */
    private static boolean isLocal(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("127.0.0.1")
                || host.equals("[::1]");
    }

    private static Map<String, Channel> clickIds() {
        Map<String, Channel> channels = new LinkedHashMap<>();
        for (String google : List.of("gclid", "gbraid", "wbraid")) {
            channels.put(google, new Channel("google", "cpc"));
        }
        channels.put("dclid", new Channel("google", "display"));
        channels.put("msclkid", new Channel("bing", "cpc"));
        channels.put("yclid", new Channel("yandex", "cpc"));
        channels.put("ttclid", new Channel("tiktok", "paid_social"));
        channels.put("twclid", new Channel("twitter", "paid_social"));
        channels.put("li_fat_id", new Channel("linkedin", "paid_social"));
        channels.put("rdt_cid", new Channel("reddit", "paid_social"));
        channels.put("ScCid", new Channel("snapchat", "paid_social"));
        // Put on every link that leaves the network, paid for or not.
        channels.put("fbclid", new Channel("facebook", "social"));
        channels.put("epik", new Channel("pinterest", "social"));
        return channels;
    }

    /** Properties of the event, else parameters of its page's address. */
    private record Parameters(JsonNode properties, Map<String, String> ofPage) {

        String get(String name) {
            String told = Texts.first(properties, name);
            return Texts.cut(told.isEmpty() ? ofPage.getOrDefault(name, "").strip() : told, MAX_LENGTH);
        }

        boolean has(String name) {
            return !get(name).isEmpty();
        }
    }
}
