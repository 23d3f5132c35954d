package com.pxlpeak.sessions.live;

import com.pxlpeak.cluster.wire.WireType;
import java.util.List;

/**
 * A site at a glance.
 *
 * @param recent the last events, newest first, at most fifty
 */
public record LiveView(LiveMetrics metrics, List<LiveEvent> recent) implements WireType {

    public LiveView {
        recent = List.copyOf(recent);
    }
}
