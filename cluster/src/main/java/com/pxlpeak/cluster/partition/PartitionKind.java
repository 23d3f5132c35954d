package com.pxlpeak.cluster.partition;

import java.util.function.Function;

/**
 * What a module brings to the mechanism.
 *
 * @param name names the sharding entity and prefixes the persistence ids ({@code client|7}); never changes
 * @param topic the Kafka topic it reads, keyed by the core's keys
 * @param reader a record from its value; throws for one that cannot be read, which is then quarantined
 */
public record PartitionKind<R, F extends Fact, S>(
        String name,
        String topic,
        Function<byte[], R> reader,
        KeyedCore<R, F, S> core,
        Codec<F> facts,
        Codec<S> states) {

    public String persistenceId(int partition) {
        return name + '|' + partition;
    }
}
