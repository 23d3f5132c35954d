package com.pxlpeak.sessions.live;

import com.pxlpeak.cluster.wire.WireType;
import java.util.List;

/**
 * What a node's partitions counted on a site within a moment.
 *
 * @param seconds by the second in which the edge received the events
 * @param recent the last of the events, oldest first
 */
record SiteTally(List<SecondTally> seconds, List<LiveEvent> recent) implements WireType {

    SiteTally {
        seconds = List.copyOf(seconds);
        recent = List.copyOf(recent);
    }
}
