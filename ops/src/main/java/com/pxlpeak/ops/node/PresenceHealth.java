package com.pxlpeak.ops.node;

import com.pxlpeak.api.http.Health;
import com.pxlpeak.api.metadata.Metadata;
import com.pxlpeak.edge.Edge;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Of a point of presence: down while no ingestion cluster can be reached, degraded while one cannot. */
record PresenceHealth(Edge edge, Metadata metadata, Executor blocking) implements Health {

    private static final long PATIENCE_SECONDS = 2;

    @Override
    public CompletionStage<Map<String, State>> components() {
        Map<String, State> states = new LinkedHashMap<>();
        State away = edge.isOpen() ? State.DEGRADED : State.DOWN;
        edge.clusters().forEach(cluster -> states.put("kafka " + cluster.name(), cluster.open() ? State.OK : away));
        return CompletableFuture.supplyAsync(metadata::isReachable, blocking)
                .completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .thenApply(reachable -> {
                    states.put("postgres", reachable ? State.OK : State.DEGRADED);
                    return states;
                });
    }
}
