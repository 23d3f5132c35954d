package com.pxlpeak.edge.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes out of an event's properties, however deep, what names somebody in a URL: before anything of the event is stored.
 * What a site tells outside of URLs it tells on purpose; that stays.
 */
public final class Scrubber {

    /** Properties that are URLs, or parts of one, even where they do not look like it. */
    private static final Set<String> URLS = Set.of(
            "page_url",
            "url",
            "page_path",
            "path",
            "referrer",
            "page_referrer",
            "page_location",
            "search",
            "page_query",
            "page_hash",
            "link_url",
            "href",
            "destination",
            "landing_page");

    private static final String USER = "user_id";

    private final UrlScrubber urls;
    private final Set<String> parameters;

    /** One that lets the values of these parameters, such as click ids, look like tokens. */
    public Scrubber(Set<String> parameters) {
        this.parameters = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        this.parameters.addAll(parameters);
        this.urls = new UrlScrubber(this.parameters);
    }

    /** The event without what is to be removed; the same event where that is nothing. */
    public JsonNode scrubbed(JsonNode event) {
        if (!(event instanceof ObjectNode object) || !(event.get("properties") instanceof ObjectNode properties)) {
            return event;
        }
        JsonNode clean = ofObject(properties);
        if (clean.equals(properties)) {
            return event;
        }
        ObjectNode copy = object.objectNode();
        copy.setAll(object);
        return copy.set("properties", clean);
    }

    /** The same of what was rejected: that may be anything, and hold a URL anywhere. Who the user is stays as told. */
    public JsonNode scrubbedRejected(JsonNode told) {
        JsonNode clean = of("", told);
        if (!clean.equals(told) && clean instanceof ObjectNode copy && told.has(USER)) {
            copy.set(USER, told.get(USER));
        }
        return clean;
    }

    private JsonNode ofObject(ObjectNode object) {
        ObjectNode copy = null;
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            JsonNode clean = of(field.getKey(), field.getValue());
            if (!clean.equals(field.getValue())) {
                if (copy == null) {
                    copy = object.objectNode();
                    copy.setAll(object);
                }
                copy.set(field.getKey(), clean);
            }
        }
        return copy == null ? object : copy;
    }

    private JsonNode of(String name, JsonNode value) {
        if (value instanceof TextNode text) {
            return ofText(name, text);
        }
        if (value instanceof ObjectNode object) {
            return ofObject(object);
        }
        return value instanceof ArrayNode array ? ofArray(name, array) : value;
    }

    private JsonNode ofArray(String name, ArrayNode array) {
        ArrayNode copy = null;
        for (int i = 0; i < array.size(); i++) {
            JsonNode clean = of(name, array.get(i));
            if (!clean.equals(array.get(i))) {
                if (copy == null) {
                    copy = array.arrayNode().addAll(array);
                }
                copy.set(i, clean);
            }
        }
        return copy == null ? array : copy;
    }

    private JsonNode ofText(String name, TextNode node) {
        String text = node.textValue();
        if (parameters.contains(name)) {
            return urls.isPersonal(name, Personal.decoded(text)) ? TextNode.valueOf(UrlScrubber.REMOVED) : node;
        }
        if (!URLS.contains(name) && !text.contains("://") && !text.startsWith("/")) {
            return node;
        }
        String clean = urls.scrubbed(text);
        return clean.equals(text) ? node : TextNode.valueOf(clean);
    }
}
