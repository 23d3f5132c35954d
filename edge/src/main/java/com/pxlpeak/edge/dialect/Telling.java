package com.pxlpeak.edge.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts an event into our words. What it does not know it leaves out: the door's steps say what is missing. */
public final class Telling {

    /** Where the name stays that an event had with its sender. */
    static final String ORIGINAL = "original_event";

    private final ObjectNode event = JsonNodeFactory.instance.objectNode();
    private final ObjectNode properties = JsonNodeFactory.instance.objectNode();

    private Telling(String name) {
        event.put("event", name);
    }

    /** Of an event by our name for it. */
    public static Telling of(String name) {
        return new Telling(name);
    }

    /** Of an event by another's name for it, which stays with it. */
    static Telling ofForeign(String theirs, String ours) {
        Telling telling = new Telling(ours);
        return theirs.equals(ours) ? telling : telling.with(ORIGINAL, theirs);
    }

    public Telling id(String id) {
        return field("event_id", id);
    }

    public Telling client(String client) {
        return field("client_id", client);
    }

    public Telling user(String user) {
        return field("user_id", user);
    }

    public Telling at(String timestamp) {
        return field("timestamp", timestamp);
    }

    private Telling field(String name, String value) {
        if (!value.isEmpty()) {
            event.put(name, value);
        }
        return this;
    }

    /** All that another object tells. */
    Telling withAll(JsonNode object) {
        if (object instanceof ObjectNode told) {
            properties.setAll(told);
        }
        return this;
    }

    public Telling with(String name, String value) {
        if (!value.isEmpty()) {
            properties.put(name, value);
        }
        return this;
    }

    public Telling with(String name, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) {
            properties.set(name, value);
        }
        return this;
    }

    /** Unless it is told already. */
    Telling withDefault(String name, JsonNode value) {
        return properties.hasNonNull(name) ? this : with(name, value);
    }

    /** It tells of somebody, or comes by itself: nobody did it. */
    Telling notInteractive() {
        properties.put("interactive", false);
        return this;
    }

    ObjectNode properties() {
        return properties;
    }

    public ObjectNode event() {
        event.set("properties", properties);
        return event;
    }
}
