package com.pxlpeak.edge.webhook;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where in a message the parts of an event stand, as JSON pointers; of several the first that is there. A {@code *} for
 * an index means all, of which amounts are summed.
 *
 * @param event our name for what happened, such as {@code purchase}
 * @param where what must stand where for the message to count
 * @param id what names the event for good, so that it counts once however often it is told
 * @param minorUnits whether amounts are in cents
 * @param less an amount that was told before, to be taken off
 * @param properties of the event, by their names
 */
public record WebhookMapping(
        String event,
        Map<String, String> where,
        List<String> id,
        List<String> client,
        List<String> user,
        List<String> value,
        boolean minorUnits,
        List<String> less,
        List<String> currency,
        List<String> time,
        Map<String, String> properties) {

    public WebhookMapping {
        where = Map.copyOf(where);
        id = List.copyOf(id);
        client = List.copyOf(client);
        user = List.copyOf(user);
        value = List.copyOf(value);
        less = List.copyOf(less);
        currency = List.copyOf(currency);
        time = List.copyOf(time);
        properties = Map.copyOf(properties);
        if (event.isBlank()) {
            throw new IllegalArgumentException("event: empty (expected: such as purchase)");
        }
        Stream.of(where.keySet(), id, client, user, value, less, currency, time, properties.values())
                .flatMap(Collection::stream)
                .forEach(WebhookMapping::requirePointer);
    }

    private static void requirePointer(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException(
                    "webhooks: '" + text + "' (expected: a JSON pointer such as /data/object/id)");
        }
    }
}
