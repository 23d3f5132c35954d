package com.pxlpeak.edge.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** A rejection as whoever keeps it has it: two texts out of its record on Kafka. */
public record KeptRejection(String payload, String sender) {

    public static KeptRejection of(Rejection rejection) throws IOException {
        JsonNode record = new ObjectMapper().readTree(RejectionCodec.write(rejection));
        return new KeptRejection(
                record.path("payload").textValue(), record.path("sender").toString());
    }
}
