package com.pxlpeak.edge.collect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.pxlpeak.edge.collect.Checked.Passed;
import com.pxlpeak.edge.collect.Checked.Refused;
import com.pxlpeak.edge.enrich.Timestamps;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a request's body: a batch of events, or one event that says itself which site it is of. */
final class BatchReader {

    private static final int MAX_EVENTS = 1_000;

    /** What strangers may make us hold; a batch of the most and largest events stays within. */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(32)
            .maxStringLength(32 * 1024)
            .maxNumberLength(64)
            .maxNameLength(256)
            .maxTokenCount(100_000)
            .build();

    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(LIMITS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .readerFor(JsonNode.class);

    private BatchReader() {}

    static Checked<Batch> read(byte[] body) {
        try {
            JsonNode root = JSON.readTree(body);
            return root.isObject() ? batch(root) : new Refused<>(Problem.malformed("Expected an object with events."));
        } catch (StreamConstraintsException e) {
            return new Refused<>(Problem.malformed("Too deep, too long or too much: " + e.getOriginalMessage()));
        } catch (JsonProcessingException e) {
            return new Refused<>(Problem.malformed(e.getOriginalMessage() + placeOf(e)));
        } catch (IOException e) {
            return new Refused<>(Problem.malformed("Expected UTF-8."));
        }
    }

    private static Checked<Batch> batch(JsonNode root) {
        JsonNode told = root.path("sent_at");
        Optional<Instant> sentAt = Timestamps.parse(told.asText(""));
        if (sentAt.isEmpty() && !told.isMissingNode() && !told.isNull()) {
            return new Refused<>(Problem.invalid("/sent_at", "Expected an RFC 3339 date-time."));
        }
        return events(root)
                .then(events -> new Passed<>(new Batch(root.path("site_id").asText(""), sentAt, events)));
    }

    private static Checked<List<JsonNode>> events(JsonNode root) {
        JsonNode events = root.path("events");
        if (events.isMissingNode() && root.has("event")) {
            return new Passed<>(List.of(root));
        }
        if (!events.isArray() || events.isEmpty()) {
            return new Refused<>(Problem.invalid("/events", "Expected an array of 1 to " + MAX_EVENTS + " events."));
        }
        if (events.size() > MAX_EVENTS) {
            return new Refused<>(Problem.tooLarge(events.size() + " events (expected: at most " + MAX_EVENTS + ")"));
        }
        List<JsonNode> items = new ArrayList<>(events.size());
        events.forEach(items::add);
        return new Passed<>(items);
    }

    private static String placeOf(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }
}
