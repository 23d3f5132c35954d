package com.pxlpeak.api.query;

import com.pxlpeak.cluster.tenancy.Site;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * What has happened on a site: visits with their events, as they truly are.
 *
 * @param visits of many clients, in no order
 */
public record StatsWorld(Site site, List<Visit> visits) {

    public StatsWorld {
        visits = List.copyOf(visits);
    }

    /**
     * A session, and the names it had before others were merged into it.
     *
     * @param formerIds the id that some of its events still carry, which became the next, and so on
     */
    public record Visit(UUID id, String client, List<UUID> formerIds, Origin origin, List<Hit> hits) {

        public Visit {
            formerIds = List.copyOf(formerIds);
            hits = hits.stream().sorted(Comparator.comparing(Hit::time)).toList();
        }

        Instant start() {
            return hits.get(0).time();
        }

        Instant end() {
            return hits.get(hits.size() - 1).time();
        }

        Duration duration() {
            return Duration.between(start(), end());
        }

        boolean isBounce() {
            return hits.stream().filter(Hit::interactive).count() == 1;
        }

        boolean isBot() {
            return hits.stream().anyMatch(Hit::bot);
        }

        String entryPage() {
            return hits.get(0).page();
        }

        /** The id that the row of that event carries. */
        UUID idInEvent(int hit) {
            List<UUID> ids = new ArrayList<>(formerIds);
            ids.add(id);
            return ids.get(hit % ids.size());
        }
    }

    /** The properties of a session; empty where unknown. */
    public record Origin(
            String source,
            String medium,
            String campaign,
            String channel,
            String country,
            String device,
            String browser,
            String os) {}

    /** An event. */
    public record Hit(
            Instant time,
            String name,
            String page,
            boolean interactive,
            BigDecimal value,
            String currency,
            boolean bot) {}
}
