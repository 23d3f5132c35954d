package com.pxlpeak.cluster.partition;

import com.pxlpeak.cluster.wire.WireTypes;
import java.util.Map;

/** The wire numbers of partitions: 120 to 129. */
public final class PartitionWireTypes implements WireTypes {

    @Override
    public Map<Integer, Class<?>> byNumber() {
        return Map.of(120, PartitionCommand.Wake.class, 121, PartitionCommand.Inspect.class);
    }
}
