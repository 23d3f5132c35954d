package com.pxlpeak.cluster.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
 * @param bot what speaks for a machine as its sender
 * @param address the network it came from: the sender's address without its end, such as {@code 203.0.113.0/24}; empty
 *     where unknown
 * @param timeSource whose clock {@code time} was taken from
 * @param skewMillis how far the sender's clock was behind ours when it sent, travelling included; 0 where it does not say
 * @param flags short codes of what was noticed and did not keep the event out
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
        boolean interactive,
        Bot bot,
        String address,
        TimeSource timeSource,
        long skewMillis,
        List<String> flags) {

    /** Time is to the millisecond, as it is stored: so nothing decided by it changes when it is read back. */
    public Enrichment {
        time = time.truncatedTo(ChronoUnit.MILLIS);
        flags = List.copyOf(flags);
    }

    /** Of a person, from nowhere, by a clock that nothing is known of, and nothing noticed. */
    public Enrichment(
            Instant time,
            Instant receivedAt,
            String pop,
            Page page,
            Geo geo,
            Device device,
            Optional<Acquisition> acquisition,
            Optional<Money> value,
            boolean interactive) {
        this(
                time,
                receivedAt,
                pop,
                page,
                geo,
                device,
                acquisition,
                value,
                interactive,
                Bot.NONE,
                "",
                TimeSource.UNKNOWN,
                0,
                List.of());
    }

    /** Of somebody of whom nothing is known but when it came in. */
    public static Enrichment receivedAt(Instant receivedAt, String pop) {
        return new Enrichment(
                receivedAt,
                receivedAt,
                pop,
                Page.UNKNOWN,
                Geo.UNKNOWN,
                Device.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                true);
    }

    public Enrichment withTime(Instant known, TimeSource source, long skew) {
        return new Enrichment(
                known,
                receivedAt,
                pop,
                page,
                geo,
                device,
                acquisition,
                value,
                interactive,
                bot,
                address,
                source,
                skew,
                flags);
    }

    public Enrichment withPage(Page known) {
        return new Enrichment(
                time,
                receivedAt,
                pop,
                known,
                geo,
                device,
                acquisition,
                value,
                interactive,
                bot,
                address,
                timeSource,
                skewMillis,
                flags);
    }

    public Enrichment withGeo(Geo known) {
        return new Enrichment(
                time,
                receivedAt,
                pop,
                page,
                known,
                device,
                acquisition,
                value,
                interactive,
                bot,
                address,
                timeSource,
                skewMillis,
                flags);
    }

    public Enrichment withDevice(Device known) {
        return new Enrichment(
                time,
                receivedAt,
                pop,
                page,
                geo,
                known,
                acquisition,
                value,
                interactive,
                bot,
                address,
                timeSource,
                skewMillis,
                flags);
    }

    public Enrichment withAcquisition(Optional<Acquisition> known) {
        return new Enrichment(
                time,
                receivedAt,
                pop,
                page,
                geo,
                device,
                known,
                value,
                interactive,
                bot,
                address,
                timeSource,
                skewMillis,
                flags);
    }

    public Enrichment withValue(Money known) {
        return new Enrichment(
                time,
                receivedAt,
                pop,
                page,
                geo,
                device,
                acquisition,
                Optional.of(known),
                interactive,
                bot,
                address,
                timeSource,
                skewMillis,
                flags);
    }

    public Enrichment withInteractive(boolean known) {
        return new Enrichment(
                time,
                receivedAt,
                pop,
                page,
                geo,
                device,
                acquisition,
                value,
                known,
                bot,
                address,
                timeSource,
                skewMillis,
                flags);
    }

    public Enrichment withBot(Bot known) {
        return new Enrichment(
                time,
                receivedAt,
                pop,
                page,
                geo,
                device,
                acquisition,
                value,
                interactive,
                known,
                address,
                timeSource,
                skewMillis,
                flags);
    }

    public Enrichment withAddress(String known) {
        return new Enrichment(
                time,
                receivedAt,
                pop,
                page,
                geo,
                device,
                acquisition,
                value,
                interactive,
                bot,
                known,
                timeSource,
                skewMillis,
                flags);
    }

    public Enrichment withFlags(List<String> known) {
        return new Enrichment(
                time,
                receivedAt,
                pop,
                page,
                geo,
                device,
                acquisition,
                value,
                interactive,
                bot,
                address,
                timeSource,
                skewMillis,
                known);
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
