package com.pxlpeak.cluster.partition;

import com.pxlpeak.cluster.partition.JournalEntry.Decision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.util.ByteString;

/** What a {@link PartitionActor} is told by its journal, its stream, its keys and its store. All within one process. */
sealed interface PartitionMessage<F extends Fact> {

    /** The journal has been read: go on from here. */
    record Recovered<F extends Fact>(Position position, Tail<F> tail) implements PartitionMessage<F> {}

    /** The topic has this id now. */
    record TopicFound<F extends Fact>(UUID topic) implements PartitionMessage<F> {}

    /** The stream is ready to send records. */
    record StreamOpened<F extends Fact>(ActorRef<Ack> ackTo) implements PartitionMessage<F> {}

    /** Further records, in topic order; more come after the acknowledgement. */
    record Records<F extends Fact>(List<ConsumerRecord<byte[], byte[]>> records, ActorRef<Ack> ackTo)
            implements PartitionMessage<F> {}

    /** The stream ended or broke. */
    record StreamClosed<F extends Fact>(Optional<Throwable> cause) implements PartitionMessage<F> {}

    /** What a key's store row holds; empty if it has none. */
    record Woken<F extends Fact>(String key, Optional<Parked> parked) implements PartitionMessage<F> {}

    /** A key decided on its records of a chunk, except for those that broke its core. */
    record Decided<F extends Fact>(long chunk, Decision<F> decision, Map<Long, String> broken)
            implements PartitionMessage<F> {

        public Decided {
            broken = Map.copyOf(broken);
        }
    }

    /** The records of a chunk that broke a key's core are in the quarantine topic. */
    record Quarantined<F extends Fact>(long chunk, Decision<F> decision) implements PartitionMessage<F> {}

    /** This partition may write to the journal now. */
    record TurnCame<F extends Fact>() implements PartitionMessage<F> {}

    /** The entry is in the journal. */
    record Appended<F extends Fact>(JournalEntry<F> entry) implements PartitionMessage<F> {}

    /** A key's state, for the store. */
    record Frozen<F extends Fact>(String key, ByteString state) implements PartitionMessage<F> {}

    /** These states are in the store. */
    record Stored<F extends Fact>(List<Parked> states) implements PartitionMessage<F> {}

    /** The Bloom filter of parked keys is complete. */
    record KeysKnown<F extends Fact>(KnownKeys keys) implements PartitionMessage<F> {}

    /** Something this partition depends on failed: begin anew, after a pause. */
    record Failed<F extends Fact>(String what, Throwable cause) implements PartitionMessage<F> {}

    /** Time to park idle keys. */
    record Tick<F extends Fact>() implements PartitionMessage<F> {}

    /** Asks for what a key's state is. */
    record Inspect<F extends Fact>(String key, ActorRef<ByteString> replyTo) implements PartitionMessage<F> {}

    enum Ack {
        MORE
    }
}
