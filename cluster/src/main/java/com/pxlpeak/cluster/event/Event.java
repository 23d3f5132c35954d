package com.pxlpeak.cluster.event;

import com.pxlpeak.cluster.id.ClientId;
import com.pxlpeak.cluster.id.ClientKey;
import com.pxlpeak.cluster.id.EventId;
import com.pxlpeak.cluster.id.SiteId;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that was tracked on a site, accepted and enriched by the edge: the value of a record on {@code events.raw}.
 *
 * @param user who the sender says it was, for joining clients to profiles
 * @param name what happened, such as {@code page_view}
 * @param timestamp when the sender's clock says it happened; {@link Enrichment#time} is what counts
 * @param sentAt when the sender's clock says it was sent
 * @param properties what the sender told, as the text of a JSON object
 */
public record Event(
        EventId id,
        SiteId site,
        ClientId client,
        Optional<String> user,
        String name,
        Instant timestamp,
        Optional<Instant> sentAt,
        String properties,
        Enrichment enriched) {

    public static final String PAGE_VIEW = "page_view";
    public static final String PURCHASE = "purchase";
    public static final String REFUND = "refund";

    public ClientKey key() {
        return new ClientKey(site, client);
    }

    public boolean isPageView() {
        return name.equals(PAGE_VIEW);
    }

    /** What the event adds to revenue: the value of a purchase, less that of a refund; empty for all else. */
    public Optional<Money> revenue() {
        if (name.equals(PURCHASE)) {
            return enriched.value();
        }
        if (name.equals(REFUND)) {
            return enriched.value().map(Money::negated);
        }
        return Optional.empty();
    }
}
