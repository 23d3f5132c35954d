package com.pxlpeak.cluster.partition;

import com.pxlpeak.cluster.failpoint.Failpoint;
import com.pxlpeak.cluster.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.pekko.Done;

/** The quarantine topic: the record as it was, with where it came from and why it is here in its headers. */
public final class KafkaQuarantine implements Quarantine {

    private final Producer<byte[], byte[]> producer;

    public KafkaQuarantine(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // The callback tells.
    public CompletionStage<Done> put(ConsumerRecord<byte[], byte[]> record, String reason) {
        ProducerRecord<byte[], byte[]> kept = new ProducerRecord<>(Topics.QUARANTINE, record.key(), record.value());
        kept.headers().add("reason", reason.getBytes(StandardCharsets.UTF_8));
        String source = record.topic() + '/' + record.partition() + '/' + record.offset();
        kept.headers().add("source", source.getBytes(StandardCharsets.UTF_8));
        kept.headers().add("accepted-at", Long.toString(record.timestamp()).getBytes(StandardCharsets.UTF_8));
        CompletableFuture<Done> done = new CompletableFuture<>();
        Failpoint.QUARANTINE_PUTTING.pass();
        producer.send(kept, (metadata, failure) -> {
            if (failure == null) {
                Failpoint.QUARANTINE_PUT.pass();
                done.complete(Done.getInstance());
            } else {
                done.completeExceptionally(failure);
            }
        });
        return done;
    }
}
