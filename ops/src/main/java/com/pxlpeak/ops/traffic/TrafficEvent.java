package com.pxlpeak.ops.traffic;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Something a visitor does, as the shop's page would tell it. The properties are texts, or amounts. */
record TrafficEvent(UUID id, Instant at, String name, Map<String, Object> properties) {

    TrafficEvent {
        properties = Map.copyOf(properties);
    }

    ObjectNode toJson(Visitor visitor) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("event_id", id.toString())
                .put("event", name)
                .put("client_id", visitor.clientId())
                .put("timestamp", at.toString());
        ObjectNode told = event.putObject("properties");
        properties.forEach((key, value) -> {
            if (value instanceof BigDecimal amount) {
                told.put(key, amount);
            } else {
                told.put(key, value.toString());
            }
        });
        return event;
    }
}
