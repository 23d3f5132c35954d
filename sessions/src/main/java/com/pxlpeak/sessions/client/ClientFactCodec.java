package com.pxlpeak.sessions.client;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.pxlpeak.cluster.event.Coordinate;
import com.pxlpeak.cluster.event.EncodedEvent;
import com.pxlpeak.cluster.event.EventCodec;
import com.pxlpeak.cluster.id.SessionId;
import com.pxlpeak.cluster.partition.Codec;
import com.pxlpeak.sessions.client.ClientFact.EventRecorded;
import com.pxlpeak.sessions.client.ClientFact.SessionMerged;
import com.pxlpeak.sessions.client.ClientFact.SessionUpdated;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A fact as a CBOR object: its type, where it came from, and what its type has. Events inside are the
 * bytes they came as: the JSON of {@link EventCodec}, the one form an event has anywhere.
 */
final class ClientFactCodec implements Codec<ClientFact> {

    static final String EVENT_RECORDED = "event-recorded";
    private static final String SESSION_UPDATED = "session-updated";
    private static final String SESSION_MERGED = "session-merged";

    @Override
    public void write(ClientFact fact, JsonGenerator cbor) throws IOException {
        cbor.writeStartObject();
        if (fact instanceof EventRecorded recorded) {
            cbor.writeStringField("type", EVENT_RECORDED);
            write("session", recorded.session(), cbor);
            cbor.writeBinaryField("event", recorded.encoded().json().toArrayUnsafe());
        } else if (fact instanceof SessionUpdated updated) {
            cbor.writeStringField("type", SESSION_UPDATED);
            cbor.writeFieldName("now");
            ClientFormat.write(updated.session(), cbor);
        } else if (fact instanceof SessionMerged merged) {
            cbor.writeStringField("type", SESSION_MERGED);
            write("session", merged.from(), cbor);
            cbor.writeNumberField("startedAt", merged.fromStartedAt().toEpochMilli());
            write("into", merged.into(), cbor);
            cbor.writeNumberField("revision", merged.revision());
        } else {
            throw new IllegalStateException("fact: " + fact + " (expected: a ClientFact with a stored form)");
        }
        cbor.writeStringField("topic", fact.source().topic().toString());
        cbor.writeNumberField("partition", fact.source().partition());
        cbor.writeNumberField("offset", fact.source().offset());
        cbor.writeEndObject();
    }

    private static void write(String field, SessionId session, JsonGenerator cbor) throws IOException {
        cbor.writeStringField(field, session.value().toString());
    }

    @Override
    public ClientFact read(JsonParser cbor) throws IOException {
        Fields fields = new Fields();
        for (String field = cbor.nextFieldName(); field != null; field = cbor.nextFieldName()) {
            cbor.nextToken();
            switch (field) {
                case "type" -> fields.type = cbor.getText();
                case "session" -> fields.session = Optional.of(session(cbor));
                case "into" -> fields.into = Optional.of(session(cbor));
                case "event" -> fields.event = Optional.of(EncodedEvent.read(cbor.getBinaryValue()));
                case "now" -> fields.now = Optional.of(ClientFormat.readSession(cbor));
                case "startedAt" -> fields.startedAt = cbor.getLongValue();
                case "revision" -> fields.revision = cbor.getLongValue();
                case "topic" -> fields.topic = cbor.getText();
                case "partition" -> fields.partition = cbor.getIntValue();
                case "offset" -> fields.offset = cbor.getLongValue();
                default -> cbor.skipChildren();
            }
        }
        return fields.fact();
    }

    private static SessionId session(JsonParser cbor) throws IOException {
        return new SessionId(UUID.fromString(cbor.getText()));
    }

    /** The fields read so far. */
    private static final class Fields {
        private String type = "";
        private String topic = "";
        private int partition;
        private long offset;
        private long startedAt;
        private long revision;
        private Optional<SessionId> session = Optional.empty();
        private Optional<SessionId> into = Optional.empty();
        private Optional<EncodedEvent> event = Optional.empty();
        private Optional<Session> now = Optional.empty();

        ClientFact fact() {
            Coordinate source = new Coordinate(UUID.fromString(topic), partition, offset);
            return switch (type) {
                case EVENT_RECORDED -> new EventRecorded(source, session.orElseThrow(), event.orElseThrow());
                case SESSION_UPDATED -> new SessionUpdated(source, now.orElseThrow());
                case SESSION_MERGED -> new SessionMerged(
                        source, session.orElseThrow(), Instant.ofEpochMilli(startedAt), into.orElseThrow(), revision);
                default -> throw new IllegalArgumentException(
                        "fact type: '" + type + "' (expected: one that some release wrote)");
            };
        }
    }
}
