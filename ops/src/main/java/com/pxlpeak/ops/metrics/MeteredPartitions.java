package com.pxlpeak.ops.metrics;

import com.pxlpeak.cluster.partition.JournalEntry.Batch;
import com.pxlpeak.cluster.partition.JournalEntry.Decision;
import com.pxlpeak.cluster.partition.JournalObserver;
import com.pxlpeak.cluster.partition.Parked;
import com.pxlpeak.cluster.partition.ParkedStates;
import com.pxlpeak.cluster.partition.Quarantine;
import com.pxlpeak.sessions.client.ClientFact;
import com.pxlpeak.sessions.client.ClientFact.EventRecorded;
import io.micrometer.core.instrument.Counter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/** Measures what the client partitions of a node do, once a batch. */
public final class MeteredPartitions implements JournalObserver<ClientFact> {

    private final Map<Stage, Stages.Stage> stages = new EnumMap<>(Stage.class);
    private final Counter records;
    private final Counter events;
    private final Counter quarantined;
    private final Counter parked;

    public MeteredPartitions(NodeMetrics metrics, Stages stages) {
        this.stages.put(Stage.READ, stages.stage("read"));
        this.stages.put(Stage.DECIDED, stages.stage("decided"));
        this.stages.put(Stage.JOURNALED, stages.stage("journaled"));
        this.records = counter(metrics, "pxlpeak_partition_records", "records that journaled batches cover");
        this.events = counter(
                metrics,
                "pxlpeak_partition_events",
                "events that were counted: records that were not are repetitions or in quarantine");
        this.quarantined = counter(metrics, "pxlpeak_partition_quarantined_records", "accepted but broken");
        this.parked = counter(metrics, "pxlpeak_partition_parked_clients", "states of clients written");
    }

    private static Counter counter(NodeMetrics metrics, String name, String description) {
        return Counter.builder(name).description(description).register(metrics.registry());
    }

    @Override
    public void journaled(int partition, Batch<ClientFact> batch) {
        long recorded = 0;
        for (Decision<ClientFact> decision : batch.decisions()) {
            for (ClientFact fact : decision.facts()) {
                recorded += fact instanceof EventRecorded ? 1 : 0;
            }
        }
        records.increment((double) (batch.until() - batch.from()));
        events.increment((double) recorded);
    }

    @Override
    public void passed(int partition, Stage stage, long sentAt) {
        Optional.ofNullable(stages.get(stage)).ifPresent(it -> it.passed(sentAt));
    }

    public Quarantine counting(Quarantine quarantine) {
        return (record, reason) -> {
            quarantined.increment();
            return quarantine.put(record, reason);
        };
    }

    public ParkedStates counting(ParkedStates states) {
        return new ParkedStates() {
            @Override
            public CompletionStage<Optional<Parked>> read(int partition, String key) {
                return states.read(partition, key);
            }

            @Override
            public CompletionStage<Done> write(int partition, List<Parked> written) {
                parked.increment(written.size());
                return states.write(partition, written);
            }

            @Override
            public Source<String, NotUsed> keys(int partition) {
                return states.keys(partition);
            }
        };
    }
}
