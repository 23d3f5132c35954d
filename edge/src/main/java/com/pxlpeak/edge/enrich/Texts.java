package com.pxlpeak.edge.enrich;

import com.fasterxml.jackson.databind.JsonNode;

/** Texts among an event's properties. */
final class Texts {

    private Texts() {}

    /** The first of these properties that is a text with something in it; else empty. */
    static String first(JsonNode properties, String... names) {
        for (String name : names) {
            JsonNode value = properties.path(name);
            if (value.isTextual() && !value.textValue().isBlank()) {
                return value.textValue().strip();
            }
        }
        return "";
    }
}
