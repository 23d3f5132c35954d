package com.pxlpeak.api.rejected;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.pxlpeak.api.query.Parameters;
import com.pxlpeak.api.query.Parameters.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what is to be replayed: {@code {"ids":["rej_…"]}}, or a filter as lists have it,
 * {@code {"code":["schema.pattern"],"from":"…"}}, or both.
 */
public final class ReplayRequestReader {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String IDS = "ids";
    private static final List<String> NAMES = List.of(IDS, "code", "stage", "from", "to", "cursor");
    private static final Pattern ID = Pattern.compile("rej_[0-9a-f]{32}");

    private ReplayRequestReader() {}

    /** The events that a body chooses: by ids whatever became of them, else those that are open. */
    public static RejectedQuery read(String body) throws Refusal {
        JsonNode root = object(body);
        List<String> ids = ids(root.path(IDS));
        Map<String, List<String>> texts = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            if (!field.getKey().equals(IDS)) {
                texts.put(field.getKey(), List.of(text(field.getKey(), field.getValue())));
            }
        }
        Parameters given = Parameters.of(texts, NAMES);
        if (ids.isEmpty() && NAMES.stream().allMatch(name -> given.text(name).isEmpty())) {
            throw new Refusal("body", "body: chooses nothing (expected: ids, or a filter)", NAMES);
        }
        return new RejectedQuery(
                RejectedQueryReader.filter(given, ids, ids.isEmpty() ? RejectedStatus.OPEN : RejectedStatus.ALL),
                RejectedQuery.MAX_LIMIT,
                RejectedQueryReader.cursor(given));
    }

    private static JsonNode object(String body) throws Refusal {
        try {
            JsonNode root = JSON.readTree(body);
            if (root.isObject()) {
                return root;
            }
        } catch (JsonProcessingException e) {
            // Told below, like JSON that is no object.
        }
        throw new Refusal("body", "body: no JSON object (expected: ids, or a filter)", NAMES);
    }

    private static List<String> ids(JsonNode told) throws Refusal {
        if (told.isMissingNode()) {
            return List.of();
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode id : told) {
            if (!ID.matcher(id.asText()).matches()) {
                throw new Refusal(IDS, "ids: '" + id.asText() + "' (expected: ids as lists have them)");
            }
            ids.add(id.asText());
        }
        List<String> distinct = ids.stream().distinct().toList();
        if (!told.isArray() || distinct.isEmpty() || distinct.size() > RejectedQuery.MAX_LIMIT) {
            throw new Refusal(IDS, "ids: (expected: an array of 1 to " + RejectedQuery.MAX_LIMIT + " ids)");
        }
        return distinct;
    }

    /** As it would stand in a query: an array's texts parted by commas. */
    private static String text(String name, JsonNode told) throws Refusal {
        if (told.isTextual()) {
            return told.textValue();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode text : told) {
            texts.add(Optional.ofNullable(text.textValue()).orElse(""));
        }
        if (!told.isArray() || texts.isEmpty() || texts.contains("")) {
            throw new Refusal(name, name + ": " + told + " (expected: a text or an array of texts)");
        }
        return String.join(",", texts);
    }
}
