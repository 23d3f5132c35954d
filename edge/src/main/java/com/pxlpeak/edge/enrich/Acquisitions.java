package com.pxlpeak.edge.enrich;

import com.fasterxml.jackson.databind.JsonNode;
import com.pxlpeak.cluster.event.Acquisition;
import com.pxlpeak.edge.enrich.CampaignParameters.Click;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How a visitor came, as far as one event tells: by its campaign parameters, else by an advertiser's click id, else by
 * the page that linked here. Of that page only the host is kept.
 */
public final class Acquisitions {

    /** The longest name the DNS knows. */
    private static final int MAX_HOST = 253;

    private Acquisitions() {}

    /**
     * The acquisition this event tells of; none within a visit.
     *
     * @param landing whether a visitor who tells nothing of where they came from came directly: true of page views
     * @param domain the site's own; links from there and from below it are no acquisition
     */
    public static Optional<Acquisition> of(JsonNode properties, String domain, boolean landing) {
        return told(properties, domain, landing).map(known -> known.inChannel(Channels.of(known)));
    }

    /** The names of all properties and parameters that tell how a visitor came, whatever their case. */
    public static Set<String> parameters() {
        return CampaignParameters.NAMES;
    }

    private static Optional<Acquisition> told(JsonNode properties, String domain, boolean landing) {
        Optional<WebAddress> page = Pages.address(properties);
        Optional<WebAddress> referrer = WebAddress.parse(Texts.first(properties, "referrer", "page_referrer"));
        boolean internal = referrer.isPresent() && isInternal(referrer.get(), page, domain);
        String referringHost = internal
                ? ""
                : referrer.map(address -> Texts.cut(address.host(), MAX_HOST)).orElse("");
        CampaignParameters parameters = new CampaignParameters(properties, page);
        Optional<Acquisition> advertised = advertised(parameters, referringHost);
        if (advertised.isPresent() || internal) {
            return advertised;
        }
        if (!referringHost.isEmpty()) {
            return Optional.of(Referrers.originOf(referringHost).from(referringHost));
        }
        return landing ? Optional.of(Acquisition.DIRECT) : Optional.empty();
    }

    /** Where a campaign names no source, its click id does. */
    private static Optional<Acquisition> advertised(CampaignParameters parameters, String referringHost) {
        Optional<Click> click = parameters.click();
        String source = parameters.first(CampaignParameters.SOURCE).toLowerCase(Locale.ROOT);
        String medium = parameters.first(CampaignParameters.MEDIUM).toLowerCase(Locale.ROOT);
        String campaign = parameters.first(CampaignParameters.CAMPAIGN);
        if (click.isEmpty() && source.isEmpty() && medium.isEmpty() && campaign.isEmpty()) {
            return Optional.empty();
        }
        boolean byClick = click.isPresent() && source.isEmpty() && medium.isEmpty();
        Acquisition told = new Acquisition(
                byClick ? click.get().origin().source() : source,
                byClick ? click.get().origin().medium() : medium,
                campaign,
                parameters.first(CampaignParameters.TERM),
                parameters.first(CampaignParameters.CONTENT),
                referringHost);
        return Optional.of(
                click.map(known -> told.byClick(known.name(), known.value())).orElse(told));
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
}
