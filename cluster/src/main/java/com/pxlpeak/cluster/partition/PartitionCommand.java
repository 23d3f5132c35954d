package com.pxlpeak.cluster.partition;

import com.pxlpeak.cluster.wire.WireType;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.util.ByteString;

/** What the cluster tells a partition, from any node. */
sealed interface PartitionCommand {

    /** Run, if you do not yet. Told every second, so that a partition runs wherever sharding puts it. */
    record Wake() implements PartitionCommand, WireType {}

    /** Asks for the state of one of its keys, in its stored form. */
    record Inspect(String key, ActorRef<ByteString> replyTo) implements PartitionCommand, WireType {}

    /** The pause after a failure is over. Never leaves the node. */
    enum RunAgain implements PartitionCommand {
        INSTANCE
    }

    /** The partition has run without failing for a while. Never leaves the node. */
    enum Settle implements PartitionCommand {
        INSTANCE
    }
}
