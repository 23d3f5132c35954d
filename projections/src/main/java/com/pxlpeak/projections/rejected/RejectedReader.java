package com.pxlpeak.projections.rejected;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pxlpeak.cluster.event.Coordinate;
import com.pxlpeak.cluster.id.SiteId;
import com.pxlpeak.cluster.topic.Topics;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the records of {@link Topics#REJECTED}, which the edge writes, and hands on those of the quarantine. */
final class RejectedReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RejectedReader() {}

    /** Empty for a record that does not tell which site it is of: nobody could be shown it. */
    static Optional<RejectedEvent> read(ConsumerRecord<byte[], byte[]> record, UUID topicId) {
        Coordinate at = new Coordinate(topicId, record.partition(), record.offset());
        return record.topic().equals(Topics.QUARANTINE) ? QuarantinedReader.read(record, at) : rejected(record, at);
    }

    private static Optional<RejectedEvent> rejected(ConsumerRecord<byte[], byte[]> record, Coordinate at) {
        JsonNode told = record.value() == null ? JSON.missingNode() : tree(record.value());
        String site = told.path("site_id").asText("");
        if (!SiteId.isValid(site)) {
            return Optional.empty();
        }
        String payload = Texts.cut(told.path("payload").asText(""));
        return Optional.of(new RejectedEvent(
                new SiteId(site),
                time(told.path("received_at").asText("")).orElseGet(() -> Instant.ofEpochMilli(record.timestamp())),
                Texts.id("rejected", at.topic().toString(), at.partition() + "/" + at.offset()),
                "edge",
                told.path("code").asText(""),
                told.path("path").asText(""),
                told.path("message").asText(""),
                told.path("event_id").asText(""),
                Texts.name(tree(payload.getBytes(UTF_8)).path("client_id").asText("")),
                payload,
                told.path("sender").isObject() ? told.path("sender").toString() : "",
                "",
                at));
    }

    private static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
