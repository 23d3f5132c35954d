package com.pxlpeak.edge.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The JSON form of a {@link Rejection} on Kafka. The payload is text: it may be anything. */
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
                json.writeStringField("event_id", storable(rejection.eventId().get()));
            }
            json.writeStringField("code", rejection.refusal().reason().code());
            json.writeStringField("path", storable(rejection.refusal().path()));
            json.writeStringField("message", rejection.refusal().message());
            json.writeStringField("payload", storable(rejection.event().toString()));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("rejection: could not be written to memory", e);
        }
        return bytes.toByteArray();
    }

    /** Halves of surrogate pairs, for which an event may have been rejected, have no form in UTF-8: they become '?'. */
    private static String storable(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new String(
                bytes.length > MAX_PAYLOAD_BYTES ? Arrays.copyOf(bytes, MAX_PAYLOAD_BYTES) : bytes,
                StandardCharsets.UTF_8);
    }
}
