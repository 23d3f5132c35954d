package com.pxlpeak.ops.bench;

import com.pxlpeak.cluster.partition.JournalEntry.Decision;
import com.pxlpeak.cluster.partition.JournalObserver;
import com.pxlpeak.ops.metrics.MeteredPartitions;
import com.pxlpeak.ops.metrics.NodeMetrics;
import com.pxlpeak.ops.metrics.Stages;
import com.pxlpeak.ops.node.Core;
import com.pxlpeak.ops.node.NodeConfig;
import com.pxlpeak.ops.node.NodeSettings;
import com.pxlpeak.ops.node.Storage;
import com.pxlpeak.sessions.client.ClientFact;
import com.pxlpeak.sessions.client.ClientFact.EventRecorded;
import com.typesafe.config.Config;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;

/**
 * A process that runs the client partitions and nothing else, so that its CPU time is theirs. Answers every line on
 * standard input with the number of events journaled so far, and ends with it.
 */
final class PartitionNode {

    private PartitionNode() {}

    public static void main(String[] arguments) throws IOException {
        Config config = NodeConfig.load();
        NodeSettings settings = NodeSettings.from(config.getConfig("pxlpeak.ops.node"));
        Storage.prepare(settings, config);
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "pxlpeak", config);
        Cluster cluster = Cluster.get(system);
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
        AtomicLong journaled = new AtomicLong();
        JournalObserver<ClientFact> counting = (partition, batch) -> {
            long events = 0;
            for (Decision<ClientFact> decision : batch.decisions()) {
                events += decision.facts().stream()
                        .filter(EventRecorded.class::isInstance)
                        .count();
            }
            journaled.addAndGet(events);
        };
        NodeMetrics metrics = new NodeMetrics();
        Core.startPartitions(
                system, settings, counting, new MeteredPartitions(metrics, new Stages(metrics, Clock.systemUTC())));
        while (System.in.read() >= 0) {
            System.out.println(journaled.get());
        }
        // Nothing is left to finish: what is measured was journaled.
        Runtime.getRuntime().halt(0);
    }
}
