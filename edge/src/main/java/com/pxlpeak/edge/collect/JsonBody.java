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
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pxlpeak.edge.collect.Checked.Passed;
import com.pxlpeak.edge.collect.Checked.Refused;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.http.javadsl.model.MediaType;
import org.apache.pekko.util.ByteString;

/** Reads a body that is a JSON object, strictly and within limits. */
public final class JsonBody {

    /** Beacons may not say application/json: they send JSON as text. */
    private static final Set<String> TYPES = Set.of("application/json", "text/plain");

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

    private JsonBody() {}

    /** Whether a body of this type may hold JSON. */
    public static boolean isJson(MediaType type) {
        return TYPES.contains(type.mainType() + "/" + type.subType());
    }

    public static Checked<ObjectNode> read(ByteString body) {
        byte[] bytes = body.toArrayUnsafe();
        if (!Utf8.isText(bytes)) {
            return new Refused<>(Problem.malformed("Expected UTF-8."));
        }
        try {
            JsonNode root = JSON.readTree(bytes);
            return root instanceof ObjectNode object
                    ? new Passed<>(object)
                    : new Refused<>(Problem.malformed("Expected an object with events."));
        } catch (StreamConstraintsException e) {
            return new Refused<>(Problem.malformed("Too deep, too long or too much: " + e.getOriginalMessage()));
        } catch (JsonProcessingException e) {
            return new Refused<>(Problem.malformed(e.getOriginalMessage() + placeOf(e)));
        } catch (NumberFormatException e) {
            // Not wrapped by the reader: an exponent that no number of Java's holds.
            return new Refused<>(Problem.malformed("Expected numbers with exponents below 2^31."));
        } catch (IOException e) {
            return new Refused<>(Problem.malformed("Expected UTF-8."));
        }
    }

    /** Reads one event that was kept; empty if not all of it was. */
    static Optional<JsonNode> event(String kept) {
        try {
            return Optional.of(JSON.<JsonNode>readValue(kept)).filter(read -> !read.isMissingNode());
        } catch (JsonProcessingException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String placeOf(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }
}
