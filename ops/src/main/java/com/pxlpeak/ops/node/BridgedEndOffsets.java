package com.pxlpeak.ops.node;

import com.pxlpeak.edge.bridge.Bridge;
import com.pxlpeak.projections.freshness.FreshnessPorts.EndOffsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The ends of the core's topic, told only when all that other ingestion clusters had taken in before was brought over: so
 * whatever was accepted anywhere until it was asked lies before them.
 */
record BridgedEndOffsets(List<Bridge> bridges, EndOffsets core) implements EndOffsets {

    BridgedEndOffsets {
        bridges = List.copyOf(bridges);
    }

    @Override
    public CompletionStage<Map<Integer, Long>> of(Set<Integer> partitions) {
        return CompletableFuture.allOf(bridges.stream()
                        .map(bridge -> bridge.throughNow().toCompletableFuture())
                        .toArray(CompletableFuture<?>[]::new))
                .thenCompose(brought -> core.of(partitions));
    }
}
