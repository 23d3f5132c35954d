package com.pxlpeak.cluster.partition;

import com.pxlpeak.cluster.partition.PartitionMessage.Records;
import com.pxlpeak.cluster.partition.PartitionMessage.StreamClosed;
import com.pxlpeak.cluster.partition.PartitionMessage.StreamOpened;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.typed.javadsl.ActorSink;

/** Brings records to a partition as it asks for them: what gathers while it is busy comes together. */
final class RecordStream {

    private RecordStream() {}

    /** Runs until the partition stops. */
    static <F extends Fact> void run(
            Source<ConsumerRecord<byte[], byte[]>, NotUsed> records,
            long chunkBytes,
            ActorRef<PartitionMessage<F>> partition,
            ActorSystem<?> system) {
        records.batchWeighted(
                        chunkBytes,
                        KafkaRecords::weight,
                        first -> {
                            List<ConsumerRecord<byte[], byte[]>> chunk = new ArrayList<>();
                            chunk.add(first);
                            return chunk;
                        },
                        (chunk, next) -> {
                            chunk.add(next);
                            return chunk;
                        })
                .to(ActorSink
                        .<List<ConsumerRecord<byte[], byte[]>>, PartitionMessage<F>, PartitionMessage.Ack>
                                actorRefWithBackpressure(
                                        partition,
                                        (ackTo, chunk) -> new Records<>(chunk, ackTo),
                                        StreamOpened::new,
                                        PartitionMessage.Ack.MORE,
                                        new StreamClosed<>(Optional.empty()),
                                        failure -> new StreamClosed<>(Optional.of(failure))))
                .run(system);
    }
}
