package com.pxlpeak.ops.node;

import com.pxlpeak.api.http.Health;
import com.pxlpeak.api.metadata.Metadata;
import com.pxlpeak.api.query.ClickHouseStats;
import com.pxlpeak.edge.bridge.Bridge;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.stream.connectors.cassandra.javadsl.CassandraSession;
import org.apache.pekko.stream.connectors.cassandra.javadsl.CassandraSessionRegistry;

/**
 * Asks each dependency a real question. Without Kafka the node can accept nothing, which is down; without another it
 * accepts all and is late with something, which is degraded; and so is a projection that is far behind, whatever the
 * reason.
 */
final class NodeHealth implements Health {

    private static final long PATIENCE_SECONDS = 2;

    private final BooleanSupplier door;
    private final Admin kafka;
    private final CassandraSession cassandra;
    private final Metadata metadata;
    private final ClickHouseStats stats;
    private final List<Bridge> bridges;
    private final BooleanSupplier tablesAreFresh;
    private final Executor blocking;

    /**
     * Asks when it is asked.
     *
     * @param door whether events are taken; what it says of Kafka goes before what Kafka says
     */
    NodeHealth(
            ActorSystem<?> system,
            BooleanSupplier door,
            Admin kafka,
            Metadata metadata,
            ClickHouseStats stats,
            List<Bridge> bridges,
            BooleanSupplier tablesAreFresh) {
        this.door = door;
        this.kafka = kafka;
        this.cassandra = CassandraSessionRegistry.get(system).sessionFor("pekko.persistence.cassandra");
        this.metadata = metadata;
        this.stats = stats;
        this.bridges = List.copyOf(bridges);
        this.tablesAreFresh = tablesAreFresh;
        this.blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
    }

    @Override
    public CompletionStage<Map<String, State>> components() {
        Map<String, CompletableFuture<State>> questions = new LinkedHashMap<>();
        questions.put("kafka", kafka());
        questions.put(
                "cassandra", answer(cassandra.selectOne("SELECT release_version FROM system.local"), State.DEGRADED));
        questions.put("postgres", reachable(metadata::isReachable));
        questions.put("clickhouse", reachable(stats::isReachable));
        questions.put("projection", reachable(tablesAreFresh));
        bridges.forEach(bridge -> questions.put("bridge " + bridge.name(), reachable(bridge::isWell)));
        return CompletableFuture.allOf(questions.values().toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> {
                    Map<String, State> states = new LinkedHashMap<>();
                    questions.forEach((name, state) -> states.put(name, state.join()));
                    return states;
                });
    }

    private CompletableFuture<State> kafka() {
        return door.getAsBoolean()
                ? answer(kafka.describeCluster().clusterId().toCompletionStage(), State.DOWN)
                : CompletableFuture.completedFuture(State.DOWN);
    }

    private CompletableFuture<State> reachable(BooleanSupplier question) {
        return CompletableFuture.supplyAsync(question::getAsBoolean, blocking)
                .thenApply(reachable -> reachable ? State.OK : State.DEGRADED)
                .completeOnTimeout(State.DEGRADED, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .exceptionally(failure -> State.DEGRADED);
    }

    private static CompletableFuture<State> answer(CompletionStage<?> question, State otherwise) {
        // A future of our own: Kafka's may be completed by Kafka only.
        CompletableFuture<State> state = new CompletableFuture<>();
        question.whenComplete((answered, failure) -> state.complete(failure == null ? State.OK : otherwise));
        return state.completeOnTimeout(otherwise, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
