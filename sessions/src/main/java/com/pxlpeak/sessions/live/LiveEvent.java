package com.pxlpeak.sessions.live;

import com.pxlpeak.cluster.event.Acquisition;
import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Page;
import com.pxlpeak.cluster.event.Money;
import com.pxlpeak.cluster.id.ClientId;
import com.pxlpeak.cluster.id.EventId;
import com.pxlpeak.cluster.wire.WireType;
import java.time.Instant;
import java.util.Optional;

/**
 * An event as shown the moment it is counted.
 *
 * @param time when it happened
 * @param acquisition of its session
 * @param country ISO 3166-1 alpha-2, empty where unknown
 */
public record LiveEvent(
        EventId id,
        String name,
        ClientId client,
        Instant time,
        Instant receivedAt,
        Page page,
        Acquisition acquisition,
        String country,
        Device device,
        Optional<Money> value)
        implements WireType {}
