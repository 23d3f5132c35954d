package com.pxlpeak.sessions.client;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.pxlpeak.cluster.id.ClientKey;
import com.pxlpeak.cluster.partition.Codec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A client's state as a CBOR object; what it has seen as 12 bytes an event, a hash and the second it was received. */
final class ClientStateCodec implements Codec<ClientState> {

    private static final int SEEN_BYTES = Long.BYTES + Integer.BYTES;

    @Override
    public void write(ClientState state, JsonGenerator cbor) throws IOException {
        cbor.writeStartObject();
        cbor.writeStringField("client", state.client().text());
        cbor.writeBinaryField("seen", bytes(state.seen()));
        cbor.writeArrayFieldStart("sessions");
        for (Session session : state.sessions()) {
            ClientFormat.write(session, cbor);
        }
        cbor.writeEndArray();
        cbor.writeEndObject();
    }

    @Override
    public ClientState read(JsonParser cbor) throws IOException {
        String client = "";
        SeenEvents seen = SeenEvents.NONE;
        List<Session> sessions = new ArrayList<>();
        for (String field = cbor.nextFieldName(); field != null; field = cbor.nextFieldName()) {
            cbor.nextToken();
            switch (field) {
                case "client" -> client = cbor.getText();
                case "seen" -> seen = seen(cbor.getBinaryValue());
                case "sessions" -> {
                    while (cbor.nextToken() != JsonToken.END_ARRAY) {
                        sessions.add(ClientFormat.readSession(cbor));
                    }
                }
                default -> cbor.skipChildren();
            }
        }
        return new ClientState(ClientKey.parse(client), seen, sessions);
    }

    private static byte[] bytes(SeenEvents seen) {
        ByteBuffer bytes = ByteBuffer.allocate(seen.size() * SEEN_BYTES);
        for (int i = 0; i < seen.size(); i++) {
            bytes.putLong(seen.hash(i)).putInt(seen.receivedAt(i));
        }
        return bytes.array();
    }

    private static SeenEvents seen(byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        int size = stored.length / SEEN_BYTES;
        long[] hashes = new long[size];
        int[] receivedAt = new int[size];
        for (int i = 0; i < size; i++) {
            hashes[i] = bytes.getLong();
            receivedAt[i] = bytes.getInt();
        }
        return SeenEvents.of(hashes, receivedAt);
    }
}
