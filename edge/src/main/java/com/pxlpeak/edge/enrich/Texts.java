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

    /** At most so many characters, and no half of a surrogate pair at the end. */
    static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }
}
