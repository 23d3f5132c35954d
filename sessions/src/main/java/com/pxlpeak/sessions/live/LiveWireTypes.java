package com.pxlpeak.sessions.live;

import com.pxlpeak.cluster.wire.WireTypes;
import java.util.Map;

/** The wire numbers of live sites: 200 to 219. */
public final class LiveWireTypes implements WireTypes {

    @Override
    public Map<Integer, Class<?>> byNumber() {
        return Map.ofEntries(
                Map.entry(200, SiteEntity.Add.class),
                Map.entry(201, SiteEntity.GetView.class),
                Map.entry(202, SiteEntity.Subscribe.class),
                Map.entry(203, SiteTally.class),
                Map.entry(204, SecondTally.class),
                Map.entry(205, VisitorSketch.class),
                Map.entry(206, LiveEvent.class),
                Map.entry(207, LiveMetrics.class),
                Map.entry(208, LiveUpdate.Measured.class),
                Map.entry(209, LiveUpdate.Happened.class),
                Map.entry(210, LiveView.class));
    }
}
