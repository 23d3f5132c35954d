package com.pxlpeak.sessions.client;

import com.pxlpeak.cluster.event.EncodedEvent;
import com.pxlpeak.cluster.partition.JournalFormat;
import com.pxlpeak.cluster.partition.PartitionKind;
import com.pxlpeak.cluster.partition.PartitionPorts;
import com.pxlpeak.cluster.partition.PartitionSettings;
import com.pxlpeak.cluster.partition.Partitions;
import com.pxlpeak.cluster.topic.Topics;
import org.apache.pekko.actor.typed.ActorSystem;

/** The client partitions: an actor for every client there is, in partitions of {@link Topics#RAW}. */
public final class Clients {

    /** Names sharding, persistence ids and parked states. Never changes. */
    public static final String NAME = "client";

    /** For the ledger's self-test only: with "false" repetitions are counted, and the ledger must notice. */
    private static final String TEST_DEDUPLICATION = "pxlpeak.test.deduplication";

    private static final PartitionKind<EncodedEvent, ClientFact, ClientState> KIND = new PartitionKind<>(
            NAME,
            Topics.RAW,
            EncodedEvent::read,
            new ClientCore(!"false".equals(System.getProperty(TEST_DEDUPLICATION))),
            ClientFormat.FACTS,
            ClientFormat.STATES);

    private Clients() {}

    /** Runs this node's share of the partitions. */
    public static void init(ActorSystem<?> system, PartitionSettings settings, PartitionPorts<ClientFact> ports) {
        Partitions.init(system, KIND, settings, ports);
    }

    /** Reads the journals of client partitions. */
    public static JournalFormat<ClientFact, ?> journal() {
        return new JournalFormat<>(KIND);
    }

    /** Reads of journals of client partitions only where their facts come from, for a fraction of the time. */
    public static JournalFormat<FactSource, ?> sources() {
        return new JournalFormat<>(new FactSourceCodec(), ClientFormat.STATES);
    }

    public static String persistenceId(int partition) {
        return KIND.persistenceId(partition);
    }
}
