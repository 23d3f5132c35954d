/**
 * The partition mechanism: one sharded actor per Kafka partition runs a pure core for each key in it, and journals what
 * all of them decided together with the offsets it covers, in one write.
 *
 * <p>Start at {@link com.pxlpeak.cluster.partition.Partitions}, which modules call with a
 * {@link com.pxlpeak.cluster.partition.PartitionKind}; {@code PartitionActor} is the heart. Why it is so: ADR 1.
 */
@NullMarked
package com.pxlpeak.cluster.partition;

import org.jspecify.annotations.NullMarked;
