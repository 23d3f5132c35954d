package com.pxlpeak.ops.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What came back for a request.
 *
 * @param status 0 if the connection was cut without an answer, -1 if nothing came at all
 */
record Reply(int status, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static final Reply CUT_OFF = new Reply(0, "");
    static final Reply HANGING = new Reply(-1, "");

    /** The whole answer in three words: {@code 413 too_large}, {@code 202 rejected schema.type}, {@code cut off}. */
    String inBrief() {
        if (status <= 0) {
            return equals(CUT_OFF) ? "cut off" : "hanging";
        }
        try {
            JsonNode json = JSON.readTree(body);
            String rejected = json.path("rejected").path(0).path("code").asText("");
            if (status == 202) {
                return rejected.isEmpty() ? "202 accepted" : "202 rejected " + rejected;
            }
            String type = json.path("type").asText("no problem+json");
            return status + " " + type.substring(type.lastIndexOf('/') + 1);
        } catch (JsonProcessingException e) {
            return status + " not JSON";
        }
    }
}
