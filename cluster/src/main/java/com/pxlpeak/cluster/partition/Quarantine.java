package com.pxlpeak.cluster.partition;

import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.pekko.Done;

/** Keeps records that were accepted but cannot be processed, with the reason, so that none is ever just skipped. */
public interface Quarantine {

    /** Completes when the record is kept. */
    CompletionStage<Done> put(ConsumerRecord<byte[], byte[]> record, String reason);
}
