package com.pxlpeak.projections.rejected;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.pxlpeak.cluster.topic.Topics;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records of both topics, as others write them. */
final class SetAside {

    static final UUID TOPIC = new UUID(1, 2);
    static final long PUT_AT = 1_768_228_201_500L;

    private SetAside() {}

    static ConsumerRecord<byte[], byte[]> rejected(long offset, String json) {
        return record(Topics.REJECTED, offset, "shop", json.replace('\'', '"'));
    }

    static ConsumerRecord<byte[], byte[]> quarantined(long offset, String key, String value, String... headers) {
        return record(Topics.QUARANTINE, offset, key, value, headers);
    }

    static FollowedRecord followed(ConsumerRecord<byte[], byte[]> record) {
        return new FollowedRecord(record, TOPIC, "");
    }

    private static ConsumerRecord<byte[], byte[]> record(
            String topic, long offset, String key, String value, String... headers) {
        RecordHeaders all = new RecordHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(headers[i], headers[i + 1].getBytes(UTF_8));
        }
        return new ConsumerRecord<>(
                topic,
                0,
                offset,
                PUT_AT,
                TimestampType.CREATE_TIME,
                key.length(),
                value.length(),
                key.getBytes(UTF_8),
                value.getBytes(UTF_8),
                all,
                Optional.empty());
    }
}
