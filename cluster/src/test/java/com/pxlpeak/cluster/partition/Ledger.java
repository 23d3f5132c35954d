package com.pxlpeak.cluster.partition;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.pxlpeak.cluster.event.Coordinate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A toy core for the mechanism's tests: adds up the numbers sent to each key, and remembers the sum after each. A fact
 * that was lost, or applied twice, makes every later sum of its key wrong. The number -1 breaks it.
 */
final class Ledger implements KeyedCore<Long, Ledger.Added, Ledger.Sum> {

    record Added(Coordinate source, long amount, long sum) implements Fact {}

    record Sum(long value) {}

    static final PartitionKind<Long, Added, Sum> KIND = new PartitionKind<>(
            "ledger",
            "ledger",
            bytes -> Long.parseLong(new String(bytes, StandardCharsets.UTF_8)),
            new Ledger(),
            new AddedCodec(),
            new SumCodec());

    @Override
    public Sum initial(String key) {
        if (key.isBlank()) {
            throw new IllegalArgumentException("key: '" + key + "' (expected: one that names an account)");
        }
        return new Sum(0);
    }

    @Override
    public List<Added> decide(Sum state, List<Sourced<Long>> records) {
        List<Added> added = new ArrayList<>();
        long sum = state.value();
        for (Sourced<Long> record : records) {
            if (record.record() == -1) {
                throw new IllegalArgumentException("amount: -1 (expected: one that does not break the ledger)");
            }
            if (record.record() != 0) {
                sum += record.record();
                added.add(new Added(record.at(), record.record(), sum));
            }
        }
        return added;
    }

    @Override
    public Sum apply(Sum state, Added fact) {
        return new Sum(state.value() + fact.amount());
    }

    private static final class AddedCodec implements Codec<Added> {

        @Override
        public void write(Added fact, JsonGenerator cbor) throws IOException {
            cbor.writeStartArray();
            cbor.writeString(fact.source().topic().toString());
            cbor.writeNumber(fact.source().partition());
            cbor.writeNumber(fact.source().offset());
            cbor.writeNumber(fact.amount());
            cbor.writeNumber(fact.sum());
            cbor.writeEndArray();
        }

        @Override
        public Added read(JsonParser cbor) throws IOException {
            cbor.nextToken();
            UUID topic = UUID.fromString(cbor.getText());
            int partition = cbor.nextIntValue(0);
            long offset = cbor.nextLongValue(0);
            long amount = cbor.nextLongValue(0);
            long sum = cbor.nextLongValue(0);
            cbor.nextToken();
            return new Added(new Coordinate(topic, partition, offset), amount, sum);
        }
    }

    private static final class SumCodec implements Codec<Sum> {

        @Override
        public void write(Sum state, JsonGenerator cbor) throws IOException {
            cbor.writeNumber(state.value());
        }

        @Override
        public Sum read(JsonParser cbor) throws IOException {
            return new Sum(cbor.getLongValue());
        }
    }
}
