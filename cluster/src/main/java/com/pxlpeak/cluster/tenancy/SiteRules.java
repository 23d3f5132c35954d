package com.pxlpeak.cluster.tenancy;

import java.util.Map;
import java.util.Set;

/**
 * What a site's owner asks of the door.
 *
 * @param origins whose pages may send events; none named: every origin
 * @param privacy which wishes of visitors are honoured
 * @param plan which events are expected
 * @param rates where they differ from the installation's
 */
public record SiteRules(
        Set<OriginPattern> origins, PrivacySignals privacy, TrackingPlan plan, Map<Limited, Rate> rates) {

    public static final SiteRules DEFAULT =
            new SiteRules(Set.of(), PrivacySignals.DEFAULT, TrackingPlan.NONE, Map.of());

    public SiteRules {
        origins = Set.copyOf(origins);
        rates = Map.copyOf(rates);
    }

    /** Whether every origin may send, and those that do not say which they are. */
    public boolean allowsAnyOrigin() {
        return origins.isEmpty();
    }

    /** Whether pages of this origin, written as browsers do ({@code https://shop.example}), may send. */
    public boolean allowsOrigin(String origin) {
        return origins.isEmpty() || origins.stream().anyMatch(pattern -> pattern.matches(origin));
    }

    /**
     * What a visitor's browser may say.
     *
     * @param gpc whether Global Privacy Control ({@code Sec-GPC: 1}) is honoured
     * @param dnt whether Do Not Track ({@code DNT: 1}) is honoured
     */
    public record PrivacySignals(boolean gpc, boolean dnt) {

        /** Global Privacy Control is law in places; Do Not Track is not, and was on by default in some browsers. */
        public static final PrivacySignals DEFAULT = new PrivacySignals(true, false);
    }

    /** What a rate is counted by. */
    public enum Limited {
        /** Events with one key: a secret one, or a site's public one. */
        KEY,
        /** Events from one address that shows no secret key. */
        ADDRESS,
        /** Events of one client. */
        CLIENT,
        /** Clients of a site that were never seen before. */
        NEW_CLIENTS_OF_SITE,
        /** Clients from one address that were never seen before. */
        NEW_CLIENTS_OF_ADDRESS
    }
}
