package com.pxlpeak.cluster.id;

import com.pxlpeak.cluster.wire.WireTypes;
import java.util.Map;

/** The wire numbers of the identifiers: 100 to 119. */
public final class IdWireTypes implements WireTypes {

    @Override
    public Map<Integer, Class<?>> byNumber() {
        return Map.of(
                100, SiteId.class,
                101, WorkspaceId.class,
                102, ClientId.class,
                103, ClientKey.class,
                104, EventId.class,
                105, SessionId.class);
    }
}
