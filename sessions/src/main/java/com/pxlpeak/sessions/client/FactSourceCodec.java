package com.pxlpeak.sessions.client;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.pxlpeak.cluster.event.Coordinate;
import com.pxlpeak.cluster.partition.Codec;
import java.io.IOException;
import java.util.UUID;

/** Reads what {@link ClientFactCodec} wrote, and skips events and sessions. */
final class FactSourceCodec implements Codec<FactSource> {

    @Override
    public void write(FactSource source, JsonGenerator cbor) {
        throw new UnsupportedOperationException("source of a fact: is not written (expected: the fact)");
    }

    @Override
    public FactSource read(JsonParser cbor) throws IOException {
        boolean isEvent = false;
        String topic = "";
        int partition = 0;
        long offset = 0;
        for (String field = cbor.nextFieldName(); field != null; field = cbor.nextFieldName()) {
            cbor.nextToken();
            switch (field) {
                case "type" -> isEvent = cbor.getText().equals(ClientFactCodec.EVENT_RECORDED);
                case "topic" -> topic = cbor.getText();
                case "partition" -> partition = cbor.getIntValue();
                case "offset" -> offset = cbor.getLongValue();
                default -> cbor.skipChildren();
            }
        }
        return new FactSource(new Coordinate(UUID.fromString(topic), partition, offset), isEvent);
    }
}
