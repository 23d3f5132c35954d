package com.pxlpeak.cluster.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What the edge found out about an event.
 *
 * @param time when it happened, corrected for the sender's clock: sessions and reports go by this
 * @param receivedAt when the edge received it
 * @param pop the point of presence that received it
 * @param acquisition how the visitor came, if this event tells: empty within a visit
 * @param value the event's worth, as far as it names one
 * @param interactive whether a person acted; other events neither end a bounce nor start engagement
 */
public record Enrichment(
        Instant time,
        Instant receivedAt,
        String pop,
        Page page,
        Geo geo,
        Device device,
        Optional<Acquisition> acquisition,
        Optional<Money> value,
        boolean interactive) {

    /** Time is to the millisecond, as it is stored: so nothing decided by it changes when it is read back. */
    public Enrichment {
        time = time.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Where on the site it happened; empty texts where the event does not say. */
    public record Page(String path, String title) {

        public static final Page UNKNOWN = new Page("", "");
    }

    /**
     * Where in the world, looked up from an address that is not kept; empty texts where unknown.
     *
     * @param country ISO 3166-1 alpha-2
     * @param timezone of the tz database
     */
    public record Geo(String country, String region, String city, String timezone) {

        public static final Geo UNKNOWN = new Geo("", "", "", "");
    }

    /**
     * What it was seen on; empty texts where unknown.
     *
     * @param type desktop, mobile, tablet, tv, bot or other
     */
    public record Device(String type, String browser, String browserVersion, String os, String osVersion) {

        public static final Device UNKNOWN = new Device("", "", "", "", "");
    }
}
