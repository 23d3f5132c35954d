package com.pxlpeak.cluster.partition;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * {@code pxlpeak.cluster.partition}.
 *
 * @param partitions of the topic; fixed at installation
 * @param writesAtOnce journal writes of a node at once; while others write, a partition gathers
 * @param recordsUnderway records taken in and not journaled, above which no more are asked for
 * @param chunkBytes most that is taken in at once
 * @param batchBytes most that goes into one journal entry, unless one chunk alone is larger
 * @param checkpointRecords records after which a checkpoint bounds what recovery reads
 * @param checkpointEntries the same, in journal entries
 * @param idleTimeout after which a key is parked
 * @param residentKeys most keys in memory, of one partition
 * @param tickInterval how often idle keys are looked for
 * @param minBackoff first pause before a failed partition begins anew
 * @param maxBackoff longest such pause
 */
public record PartitionSettings(
        int partitions,
        int writesAtOnce,
        int recordsUnderway,
        int chunkBytes,
        int batchBytes,
        int checkpointRecords,
        int checkpointEntries,
        Duration idleTimeout,
        int residentKeys,
        Duration tickInterval,
        Duration minBackoff,
        Duration maxBackoff) {

    public PartitionSettings {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions: " + partitions + " (expected: >= 1)");
        }
        if (batchBytes > 4 << 20) {
            throw new IllegalArgumentException("batch-bytes: " + batchBytes + " (expected: <= 4 MiB, a Cassandra row)");
        }
    }

    public static PartitionSettings from(Config config) {
        return new PartitionSettings(
                config.getInt("partitions"),
                config.getInt("writes-at-once"),
                config.getInt("records-underway"),
                config.getBytes("chunk-bytes").intValue(),
                config.getBytes("batch-bytes").intValue(),
                config.getInt("checkpoint-records"),
                config.getInt("checkpoint-entries"),
                config.getDuration("idle-timeout"),
                config.getInt("resident-keys"),
                config.getDuration("tick-interval"),
                config.getDuration("min-backoff"),
                config.getDuration("max-backoff"));
    }
}
