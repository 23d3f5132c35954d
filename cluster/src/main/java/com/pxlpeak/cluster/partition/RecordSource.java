package com.pxlpeak.cluster.partition;

import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/** Where a partition's records come from. */
public interface RecordSource {

    /** The id the topic has now: another one, if it was deleted and created again. */
    CompletionStage<UUID> topicId(String topic);

    /** The records from an offset on, without end. */
    Source<ConsumerRecord<byte[], byte[]>, NotUsed> from(String topic, int partition, long offset);
}
