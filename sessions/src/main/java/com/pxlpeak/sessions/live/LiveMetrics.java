package com.pxlpeak.sessions.live;

import com.pxlpeak.cluster.wire.WireType;
import java.time.Instant;

/**
 * The numbers of the last sixty seconds.
 *
 * @param visitors distinct clients, estimated by HyperLogLog (exact for a few hundred, within 2 % above)
 * @param at the end of the minute they are of
 */
public record LiveMetrics(long visitors, long pageViews, long events, Instant at) implements WireType {}
