package com.pxlpeak.cluster.event;

import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.event.Enrichment.Page;
import com.pxlpeak.cluster.wire.WireTypes;
import java.util.Map;

/** The wire numbers of the parts of events that live messages carry: 130 to 139. */
public final class EventWireTypes implements WireTypes {

    @Override
    public Map<Integer, Class<?>> byNumber() {
        return Map.of(
                130, Page.class,
                131, Geo.class,
                132, Device.class,
                133, Acquisition.class,
                134, Money.class);
    }
}
