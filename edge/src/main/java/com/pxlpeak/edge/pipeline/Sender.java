package com.pxlpeak.edge.pipeline;

import com.pxlpeak.cluster.tenancy.Site;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * Who sent a request, from where and when: the same for all its events.
 *
 * @param trusted whether it holds a secret key: a server or an import, whose clock we believe
 * @param sentAt when its own clock says it sent the request
 * @param pop the point of presence that received it
 * @param address used to find the place and to tell bots, and then forgotten but for the network it belongs to
 */
public record Sender(
        Site site,
        boolean trusted,
        Instant receivedAt,
        Optional<Instant> sentAt,
        String pop,
        Optional<InetAddress> address,
        String userAgent,
        SenderHeaders headers) {

    /** One of whose headers nothing is known. */
    public Sender(
            Site site,
            boolean trusted,
            Instant receivedAt,
            Optional<Instant> sentAt,
            String pop,
            Optional<InetAddress> address,
            String userAgent) {
        this(site, trusted, receivedAt, sentAt, pop, address, userAgent, SenderHeaders.UNKNOWN);
    }
}
