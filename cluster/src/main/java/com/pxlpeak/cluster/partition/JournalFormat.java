package com.pxlpeak.cluster.partition;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.pxlpeak.cluster.partition.JournalEntry.Batch;
import com.pxlpeak.cluster.partition.JournalEntry.Checkpoint;
import com.pxlpeak.cluster.partition.JournalEntry.Decision;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.pekko.util.ByteString;

/**
 * How a kind's journal entries and parked states are stored: a CBOR object with named fields, unknown ones skipped.
 * Golden bytes of it are kept as tests.
 */
public final class JournalFormat<F extends Fact, S> {

    private static final CBORFactory CBOR = new CBORFactory();

    private final Codec<F> facts;
    private final Codec<S> states;

    public JournalFormat(PartitionKind<?, F, S> kind) {
        this.facts = kind.facts();
        this.states = kind.states();
    }

    public StoredEntry write(JournalEntry<F> entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(likelySize(entry));
        try (JsonGenerator cbor = CBOR.createGenerator(bytes)) {
            cbor.writeStartObject();
            cbor.writeStringField("topic", entry.topic().toString());
            cbor.writeNumberField("until", entry.until());
            cbor.writeNumberField("number", entry.number());
            if (entry instanceof Batch<F> batch) {
                cbor.writeNumberField("from", batch.from());
                cbor.writeArrayFieldStart("decisions");
                for (Decision<F> decision : batch.decisions()) {
                    cbor.writeStartObject();
                    cbor.writeStringField("key", decision.key());
                    cbor.writeArrayFieldStart("facts");
                    for (F fact : decision.facts()) {
                        facts.write(fact, cbor);
                    }
                    cbor.writeEndArray();
                    cbor.writeEndObject();
                }
                cbor.writeEndArray();
            }
            cbor.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("journal entry " + entry.number() + ": could not be written to memory", e);
        }
        return new StoredEntry(ByteString.fromArrayUnsafe(bytes.toByteArray()));
    }

    /** Large enough for most, so that a large entry is not copied over and over while it grows. */
    private static int likelySize(JournalEntry<?> entry) {
        return entry instanceof Batch<?> batch ? 256 + 1_536 * batch.decisions().size() : 128;
    }

    /** Reads what {@link #write(JournalEntry)} wrote, in this or any earlier release. */
    public JournalEntry<F> read(StoredEntry stored) {
        String topic = "";
        long from = -1;
        long until = -1;
        long number = -1;
        List<Decision<F>> decisions = new ArrayList<>();
        try (JsonParser cbor = CBOR.createParser(stored.bytes().toArrayUnsafe())) {
            expect(cbor.nextToken(), JsonToken.START_OBJECT);
            for (String field = cbor.nextFieldName(); field != null; field = cbor.nextFieldName()) {
                cbor.nextToken();
                switch (field) {
                    case "topic" -> topic = cbor.getText();
                    case "from" -> from = cbor.getLongValue();
                    case "until" -> until = cbor.getLongValue();
                    case "number" -> number = cbor.getLongValue();
                    case "decisions" -> readDecisions(cbor, decisions);
                    default -> cbor.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("journal entry: cannot be read", e);
        }
        UUID topicId = UUID.fromString(topic);
        return from < 0
                ? new Checkpoint<>(topicId, until, number)
                : new Batch<>(topicId, from, until, number, decisions);
    }

    private void readDecisions(JsonParser cbor, List<Decision<F>> into) throws IOException {
        while (cbor.nextToken() != JsonToken.END_ARRAY) {
            String key = "";
            List<F> decided = new ArrayList<>();
            for (String field = cbor.nextFieldName(); field != null; field = cbor.nextFieldName()) {
                cbor.nextToken();
                switch (field) {
                    case "key" -> key = cbor.getText();
                    case "facts" -> {
                        while (cbor.nextToken() != JsonToken.END_ARRAY) {
                            decided.add(facts.read(cbor));
                        }
                    }
                    default -> cbor.skipChildren();
                }
            }
            into.add(new Decision<>(key, decided));
        }
    }

    ByteString writeState(S state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator cbor = CBOR.createGenerator(bytes)) {
            states.write(state, cbor);
        } catch (IOException e) {
            throw new UncheckedIOException("state: could not be written to memory", e);
        }
        return ByteString.fromArrayUnsafe(bytes.toByteArray());
    }

    S readState(ByteString bytes) {
        try (JsonParser cbor = CBOR.createParser(bytes.toArrayUnsafe())) {
            cbor.nextToken();
            return states.read(cbor);
        } catch (IOException e) {
            throw new UncheckedIOException("parked state: cannot be read", e);
        }
    }

    private static void expect(JsonToken actual, JsonToken expected) {
        if (actual != expected) {
            throw new IllegalArgumentException("journal entry: " + actual + " (expected: " + expected + ")");
        }
    }
}
