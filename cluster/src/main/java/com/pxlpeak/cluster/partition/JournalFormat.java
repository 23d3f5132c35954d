package com.pxlpeak.cluster.partition;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.github.luben.zstd.Zstd;
import com.pxlpeak.cluster.partition.JournalEntry.Batch;
import com.pxlpeak.cluster.partition.JournalEntry.Checkpoint;
import com.pxlpeak.cluster.partition.JournalEntry.Decision;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.pekko.util.ByteString;

/**
 * How a kind's journal entries and parked states are stored: a CBOR object with named fields, unknown ones skipped.
 * Golden bytes of it are kept as tests. Entries are compressed, except for small ones: events of a site are much alike,
 * and what is not written need not be synced, flushed and compacted.
 */
public final class JournalFormat<F extends Fact, S> {

    private static final CBORFactory CBOR = new CBORFactory();

    private static final int COMPRESSED_FROM = 1_024;
    private static final int COMPRESSION_LEVEL = 1;

    /** RFC 8878, 3.1.1: what a Zstandard frame begins with. No CBOR object does. */
    private static final byte[] ZSTD_MAGIC = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD};

    /** Far above what an entry can be: more than this is not one. */
    private static final long MOST_BYTES = 256L << 20;

    private final Codec<F> facts;
    private final Codec<S> states;

    public JournalFormat(PartitionKind<?, F, S> kind) {
        this(kind.facts(), kind.states());
    }

    public JournalFormat(Codec<F> facts, Codec<S> states) {
        this.facts = facts;
        this.states = states;
    }

    public StoredEntry write(JournalEntry<F> entry) {
        Buffer bytes = new Buffer(likelySize(entry));
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
        return new StoredEntry(
                ByteString.fromArrayUnsafe(bytes.size() < COMPRESSED_FROM ? bytes.toByteArray() : bytes.compressed()));
    }

    /** Large enough for most, so that a large entry is not copied over and over while it grows. */
    private static int likelySize(JournalEntry<?> entry) {
        return entry instanceof Batch<?> batch ? 256 + 2_048 * batch.decisions().size() : 128;
    }

    /** Reads what {@link #write(JournalEntry)} wrote, in this or any earlier release. */
    public JournalEntry<F> read(StoredEntry stored) {
        String topic = "";
        long from = -1;
        long until = -1;
        long number = -1;
        List<Decision<F>> decisions = new ArrayList<>();
        try (JsonParser cbor = CBOR.createParser(decompressed(stored.bytes().toArrayUnsafe()))) {
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

    private static byte[] decompressed(byte[] stored) {
        if (!Arrays.equals(stored, 0, Math.min(ZSTD_MAGIC.length, stored.length), ZSTD_MAGIC, 0, ZSTD_MAGIC.length)) {
            return stored;
        }
        long size = Zstd.getFrameContentSize(stored);
        if (size < 0 || size > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "journal entry: says that it holds " + size + " bytes (expected: up to " + MOST_BYTES + ')');
        }
        return Zstd.decompress(stored, (int) size);
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

    /** Bytes that are compressed where they are. */
    private static final class Buffer extends ByteArrayOutputStream {

        Buffer(int size) {
            super(size);
        }

        byte[] compressed() {
            byte[] room = new byte[(int) Zstd.compressBound(count)];
            long size = Zstd.compressByteArray(room, 0, room.length, buf, 0, count, COMPRESSION_LEVEL);
            if (Zstd.isError(size)) {
                throw new IllegalStateException(
                        "journal entry: " + Zstd.getErrorName(size) + " (expected: compressed)");
            }
            return Arrays.copyOf(room, (int) size);
        }
    }
}
