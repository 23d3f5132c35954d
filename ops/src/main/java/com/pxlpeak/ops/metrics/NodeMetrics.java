package com.pxlpeak.ops.metrics;

import com.pxlpeak.api.http.Metrics;
import com.pxlpeak.edge.bridge.Bridge;
import com.pxlpeak.edge.pipeline.Pipeline.StepCounts;
import com.pxlpeak.edge.publish.NearestRawEvents;
import com.pxlpeak.ops.http.HttpPort;
import com.pxlpeak.ops.http.OpenConnections;
import com.pxlpeak.projections.client.ReconcilerCounts;
import com.pxlpeak.projections.freshness.Freshness;
import com.pxlpeak.projections.freshness.Freshness.Summary;
import com.pxlpeak.projections.rejected.RejectedCounts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** The measures of a node. What others count is asked for when Prometheus asks. */
public final class NodeMetrics implements Metrics {

    private static final String ACCEPTED = "event.accepted";
    private static final String REJECTED = "event.rejected.";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Set<String> knownOutcomes = ConcurrentHashMap.newKeySet();
    private Supplier<Map<String, Long>> outcomes = Map::of;

    /** A meter holds only weakly what it asks, and would go on telling what it heard last. */
    private final List<Supplier<?>> asked = new CopyOnWriteArrayList<>();

    MeterRegistry registry() {
        return registry;
    }

    /** What came of requests and events at the door, by name; names come as they first happen. */
    public void edge(Supplier<Map<String, Long>> counted) {
        this.outcomes = counted;
    }

    /** What the steps at the door do, and how long they take for it. */
    public void steps(Supplier<Map<String, StepCounts>> counts) {
        asked.add(counts);
        for (String step : counts.get().keySet()) {
            stepEvents(step, "passed", counts, it -> it.taken() - it.rejected());
            stepEvents(step, "rejected", counts, StepCounts::rejected);
            FunctionCounter.builder(
                            "pxlpeak_edge_step_seconds",
                            counts,
                            it -> of(step, it).nanos() / 1e9)
                    .description("how long events took in a step at the door")
                    .tag("step", step)
                    .register(registry);
        }
    }

    private void stepEvents(
            String step, String outcome, Supplier<Map<String, StepCounts>> counts, ToDoubleFunction<StepCounts> count) {
        FunctionCounter.builder("pxlpeak_edge_step_events", counts, it -> count.applyAsDouble(of(step, it)))
                .description("events that a step at the door passed on or rejected")
                .tag("step", step)
                .tag("outcome", outcome)
                .register(registry);
    }

    private static StepCounts of(String step, Supplier<Map<String, StepCounts>> counts) {
        return counts.get().getOrDefault(step, StepCounts.NONE);
    }

    /** Which ingestion clusters are there, how far away they are, and which of them is used. */
    public void ingestion(Supplier<List<NearestRawEvents.State>> states) {
        List<String> names =
                states.get().stream().map(NearestRawEvents.State::name).toList();
        for (int index = 0; index < names.size(); index++) {
            int of = index;
            ingestion(
                    "open",
                    "whether it can be reached",
                    names.get(of),
                    () -> states.get().get(of).open() ? 1 : 0);
            ingestion(
                    "used",
                    "whether events go there",
                    names.get(of),
                    () -> states.get().get(of).used() ? 1 : 0);
            ingestion("round_trip_seconds", "how far away it is", names.get(of), () -> {
                OptionalLong nanos = states.get().get(of).roundTripNanos();
                return nanos.isPresent() ? nanos.getAsLong() / 1e9 : Double.NaN;
            });
        }
    }

    private void ingestion(String name, String description, String cluster, DoubleSupplier value) {
        // The registry holds it weakly otherwise.
        Gauge.builder("pxlpeak_ingestion_" + name, value::getAsDouble)
                .description(description)
                .tag("cluster", cluster)
                .strongReference(true)
                .register(registry);
    }

    /** What is brought over from other ingestion clusters. */
    public void bridges(List<Bridge> bridges) {
        for (Bridge bridge : bridges) {
            FunctionCounter.builder("pxlpeak_bridge_relayed_records", bridge, Bridge::relayed)
                    .description("records brought over from another ingestion cluster")
                    .tag("cluster", bridge.name())
                    .register(registry);
        }
    }

    /** Who holds connections, who was not let in, and until when the certificate is good. */
    public void port(HttpPort port) {
        Gauge.builder("pxlpeak_http_open_connections", port.connections(), OpenConnections::open)
                .description("connections that are open")
                .register(registry);
        FunctionCounter.builder("pxlpeak_http_refused_connections", port.connections(), OpenConnections::refused)
                .description("connections from addresses that had too many")
                .register(registry);
        FunctionCounter.builder("pxlpeak_http_cut_connections", port.connections(), OpenConnections::cut)
                .description("connections on which a request took too long to come")
                .register(registry);
        port.certificate().ifPresent(certificate -> Gauge.builder(
                        "pxlpeak_http_certificate_expires_seconds", certificate, it -> it.expiresAt()
                                .getEpochSecond())
                .description("until when the certificate is valid, since 1970")
                .register(registry));
    }

    /** How far the node's partitions, and ClickHouse with them, are behind. */
    public void freshness(Freshness freshness, InstantSource clock) {
        lag("journal", freshness, Summary::journaled, clock);
        lag("clickhouse", freshness, Summary::projected, clock);
        Gauge.builder("pxlpeak_partition_behind_records", freshness, it -> it.summary()
                        .behind())
                .description("accepted records that are not decided and journaled yet")
                .register(registry);
    }

    /** What this node's reconciler has found. */
    public void reconciler(Supplier<ReconcilerCounts> counts) {
        found(
                "pxlpeak_reconciler_checked_events",
                "events whose row was looked for",
                counts,
                ReconcilerCounts::checked);
        found(
                "pxlpeak_reconciler_repaired_events",
                "events whose row was missing and is there again: a defect was healed",
                counts,
                ReconcilerCounts::repaired);
        found(
                "pxlpeak_reconciler_refused_events",
                "events whose row ClickHouse refuses; it is in quarantine",
                counts,
                ReconcilerCounts::refused);
        found(
                "pxlpeak_reconciler_phantom_rows",
                "rows that no journal knows of; they are left as they are",
                counts,
                ReconcilerCounts::phantoms);
    }

    /** What this node has put into the table of what was not taken. */
    public void rejected(Supplier<RejectedCounts> counts) {
        found(
                "pxlpeak_rejected_stored_events",
                "rejected and quarantined events that can be looked through",
                counts,
                RejectedCounts::stored);
        found(
                "pxlpeak_rejected_unowned_records",
                "rejected and quarantined records that tell of no site, and can be found in Kafka only",
                counts,
                RejectedCounts::unowned);
        found(
                "pxlpeak_rejected_refused_events",
                "rejected and quarantined events that ClickHouse refuses, and can be found in Kafka only",
                counts,
                RejectedCounts::refused);
    }

    private <C> void found(String name, String description, Supplier<C> counts, ToDoubleFunction<C> count) {
        asked.add(counts);
        FunctionCounter.builder(name, counts, it -> count.applyAsDouble(it.get()))
                .description(description)
                .register(registry);
    }

    private void lag(
            String through, Freshness freshness, Function<Summary, Optional<Instant>> moment, InstantSource clock) {
        Gauge.builder("pxlpeak_lag_seconds", freshness, it -> moment.apply(it.summary())
                        .map(at -> Duration.between(at, clock.instant()).toMillis() / 1000.0)
                        .orElse(Double.NaN))
                .description("how long ago the moment was through which all accepted events are there")
                .tag("through", through)
                .register(registry);
    }

    @Override
    public String text() {
        outcomes.get().keySet().stream().filter(knownOutcomes::add).forEach(this::register);
        return registry.scrape();
    }

    private void register(String outcome) {
        if (outcome.equals(ACCEPTED)) {
            counter("pxlpeak_edge_accepted_events", Tags.empty(), outcome);
        } else if (outcome.startsWith(REJECTED)) {
            counter("pxlpeak_edge_rejected_events", Tags.of("code", outcome.substring(REJECTED.length())), outcome);
        } else {
            counter("pxlpeak_edge_refused_requests", Tags.of("problem", outcome.replace("request.", "")), outcome);
        }
    }

    private void counter(String name, Tags tags, String outcome) {
        FunctionCounter.builder(name, this, it -> it.outcomes.get().getOrDefault(outcome, 0L))
                .tags(tags)
                .register(registry);
    }
}
