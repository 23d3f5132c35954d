package com.pxlpeak.cluster.partition;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.apache.pekko.util.ByteString;

/**
 * Takes what a partition persists to and from bytes: entries as {@link JournalFormat} wrote them, positions (the
 * snapshots) as CBOR. Manifests are for ever.
 */
public final class JournalSerializer extends SerializerWithStringManifest {

    static final int ID = 7_302;

    private static final String ENTRY = "entry-1";
    private static final String POSITION = "position-1";
    private static final CBORFactory CBOR = new CBORFactory();

    @Override
    public int identifier() {
        return ID;
    }

    @Override
    public String manifest(Object value) {
        if (value instanceof StoredEntry) {
            return ENTRY;
        }
        if (value instanceof Position) {
            return POSITION;
        }
        throw new IllegalArgumentException("value: " + value.getClass() + " (expected: an entry or a position)");
    }

    @Override
    public byte[] toBinary(Object value) {
        if (value instanceof StoredEntry entry) {
            return entry.bytes().toArrayUnsafe();
        }
        if (value instanceof Position position) {
            return write(position);
        }
        throw new IllegalArgumentException("value: " + value.getClass() + " (expected: an entry or a position)");
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) {
        return switch (manifest) {
            case ENTRY -> new StoredEntry(ByteString.fromArrayUnsafe(bytes));
            case POSITION -> readPosition(bytes);
            default -> throw new IllegalArgumentException(
                    "manifest: '" + manifest + "' (expected: " + ENTRY + " or " + POSITION + ")");
        };
    }

    private static byte[] write(Position position) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);
        try (JsonGenerator cbor = CBOR.createGenerator(bytes)) {
            cbor.writeStartObject();
            if (position.topic().isPresent()) {
                cbor.writeStringField("topic", position.topic().get().toString());
            }
            cbor.writeNumberField("next", position.next());
            cbor.writeNumberField("number", position.number());
            cbor.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("position: could not be written to memory", e);
        }
        return bytes.toByteArray();
    }

    /** Anything less than a whole position is refused: to take it for the beginning would decide everything again. */
    private static Position readPosition(byte[] bytes) {
        Optional<UUID> topic = Optional.empty();
        long next = -1;
        long number = -1;
        try (JsonParser cbor = CBOR.createParser(bytes)) {
            cbor.nextToken();
            for (String field = cbor.nextFieldName(); field != null; field = cbor.nextFieldName()) {
                cbor.nextToken();
                switch (field) {
                    case "topic" -> topic = Optional.of(UUID.fromString(cbor.getText()));
                    case "next" -> next = cbor.getLongValue();
                    case "number" -> number = cbor.getLongValue();
                    default -> cbor.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("position: cannot be read", e);
        }
        if (next < 0 || number < 0) {
            throw new IllegalArgumentException(
                    "position: next " + next + ", number " + number + " (expected: both, as they were written)");
        }
        return new Position(topic, next, number);
    }
}
