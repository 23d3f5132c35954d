package com.pxlpeak.edge.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The JSON form of a {@link Rejection} on Kafka. The payload is text: it may be anything. It is what was sent, unless that
 * was longer than can be kept.
 */
final class RejectionCodec {

    private static final JsonFactory JSON = new JsonFactory();

    private static final int MAX_PAYLOAD_BYTES = 64 * 1024;

    private RejectionCodec() {}

    static byte[] write(Rejection rejection) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("site_id", rejection.sender().site().id().value());
            json.writeStringField("received_at", rejection.sender().receivedAt().toString());
            json.writeStringField("pop", rejection.sender().pop());
            json.writeNumberField("index", rejection.index());
            if (rejection.eventId().isPresent()) {
                json.writeStringField("event_id", storable(rejection.eventId().get(), MAX_PAYLOAD_BYTES));
            }
            json.writeStringField("code", rejection.refusal().reason().code());
            json.writeStringField("path", storable(rejection.refusal().path(), MAX_PAYLOAD_BYTES));
            json.writeStringField("message", rejection.refusal().message());
            json.writeFieldName("sender");
            SenderCodec.write(rejection.sender(), json);
            json.writeStringField("payload", storable(escaped(rejection.event().toString()), MAX_PAYLOAD_BYTES));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("rejection: could not be written to memory", e);
        }
        return bytes.toByteArray();
    }

    /** Halves of surrogate pairs, for which an event may have been rejected, have no form in UTF-8: they become '?'. */
    static String storable(String text, int atMost) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new String(bytes.length > atMost ? Arrays.copyOf(bytes, atMost) : bytes, StandardCharsets.UTF_8);
    }

    /** In JSON they do have one, by which they stay what they were. */
    private static String escaped(String json) {
        StringBuilder escaped = new StringBuilder(json.length());
        json.codePoints().forEach(character -> {
            if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
                escaped.append("\\u").append(HexFormat.of().toHexDigits((char) character));
            } else {
                escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }
}
