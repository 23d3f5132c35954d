package com.pxlpeak.projections.rejected;

import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record with its topic's id.
 *
 * @param offset where to go on once this record is done with
 */
record FollowedRecord(ConsumerRecord<byte[], byte[]> record, UUID topic, String offset) {}
