package com.pxlpeak.api.metadata;

import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.tenancy.SiteRules;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules of each site, by its settings: settings that did not change are not read again, and such as cannot be read
 * leave in force what was before, once that is told to the operator.
 */
final class KnownRules {

    private static final Logger LOG = LoggerFactory.getLogger(KnownRules.class);

    private record Known(String settings, SiteRules rules) {}

    private final Map<SiteId, Known> known = new ConcurrentHashMap<>();

    SiteRules of(SiteId site, String settings) {
        Known before = known.getOrDefault(site, new Known("{}", SiteRules.DEFAULT));
        if (before.settings.equals(settings)) {
            return before.rules;
        }
        Known now = new Known(settings, read(site, settings, before.rules));
        known.put(site, now);
        return now.rules;
    }

    private static SiteRules read(SiteId site, String settings, SiteRules before) {
        try {
            return SiteSettings.read(settings);
        } catch (IllegalArgumentException e) {
            LOG.error(
                    "The settings of {} cannot be read, what was before stays in force: {}",
                    site.value(),
                    e.getMessage());
            return before;
        }
    }
}
