package com.pxlpeak.edge.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.edge.collect.Letter;
import com.pxlpeak.edge.collect.Told.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One call of Segment's spec, and the event that it is here. */
record SegmentCall(String type, ObjectNode call) {

    /** Names of Segment's e-commerce spec, by ours. */
    private static final Map<String, String> COMMERCE = Map.of(
            "Order Completed", Event.PURCHASE,
            "Order Refunded", Event.REFUND,
            "Product Viewed", "view_item",
            "Product Added", "add_to_cart",
            "Checkout Started", "begin_checkout");

    /** Told otherwise, or not to be stored. */
    private static final List<String> NOT_KEPT = List.of("page", "campaign", "ip", "userAgent", "userAgentData");

    ObjectNode event(Instant receivedAt) {
        Telling telling = telling();
        onPage(telling);
        JsonNode campaign = context().path("campaign");
        for (String part : List.of("source", "medium", "term", "content")) {
            telling.withDefault("utm_" + part, campaign.path(part));
        }
        telling.withDefault("utm_campaign", campaign.path("name"));
        restOfContext(telling);
        return telling.id(ForeignIds.event(text("messageId")))
                .client(client())
                .user(text("userId"))
                .at(timestamp(receivedAt))
                .event();
    }

    private Telling telling() {
        JsonNode properties = call.path("properties");
        return switch (type) {
            case "track" -> track(properties);
            case "page" -> Telling.of(Event.PAGE_VIEW)
                    .withAll(properties)
                    .withDefault("name", call.path("name"))
                    .withDefault("category", call.path("category"));
            case "screen" -> Telling.of("screen_view")
                    .withAll(properties)
                    .withDefault("screen_name", call.path("name"))
                    .withDefault("category", call.path("category"));
            case "identify" -> Telling.of("identify")
                    .with("traits", call.path("traits"))
                    .notInteractive();
            case "group" -> Telling.of("group")
                    .with("group_id", call.path("groupId"))
                    .with("traits", call.path("traits"))
                    .notInteractive();
            case "alias" -> Telling.of("alias")
                    .with("previous_id", call.path("previousId"))
                    .notInteractive();
                // No call of theirs: refused, for want of a name.
            default -> Telling.of("").withAll(properties);
        };
    }

    private Telling track(JsonNode properties) {
        String name = text("event");
        String ours = COMMERCE.getOrDefault(name, EventNames.ours(name));
        Telling telling = Telling.ofForeign(name, ours).withAll(properties);
        if (!ours.equals(Event.PURCHASE) && !ours.equals(Event.REFUND)) {
            return telling;
        }
        if (!properties.hasNonNull("revenue")) {
            return telling.withDefault("value", properties.path("total"));
        }
        // Theirs is an abstract value beside the money.
        return properties.hasNonNull("value") ? telling.with("value", properties.path("revenue")) : telling;
    }

    /** What the properties of a page call say of the page stands; what they leave open, the context says. */
    private void onPage(Telling telling) {
        JsonNode page = context().path("page");
        JsonNode ofPage = type.equals("page") ? call.path("properties") : JsonNodeFactory.instance.missingNode();
        if (!ofPage.hasNonNull("url")) {
            telling.withDefault("page_path", ofPage.path("path"))
                    .withDefault("page_url", page.path("url"))
                    .withDefault("page_path", page.path("path"));
        }
        if (!ofPage.hasNonNull("title")) {
            telling.withDefault("page_title", page.path("title"));
        }
        telling.withDefault("referrer", page.path("referrer"));
    }

    private void restOfContext(Telling telling) {
        if (context() instanceof ObjectNode context) {
            ObjectNode rest = JsonNodeFactory.instance.objectNode().setAll(context);
            rest.remove(NOT_KEPT);
            if (!rest.isEmpty()) {
                telling.withDefault("context", rest);
            }
        }
    }

    private JsonNode context() {
        return call.path("context");
    }

    /** The browser or device; of an alias the one it was; else one that stands for the user. */
    private String client() {
        String anonymous = text("anonymousId");
        String told = anonymous.isEmpty() && type.equals("alias") ? text("previousId") : anonymous;
        return told.isEmpty() ? ForeignIds.clientOfUser(text("userId")) : ForeignIds.client(told);
    }

    private String timestamp(Instant receivedAt) {
        for (String name : List.of("timestamp", "originalTimestamp", "sentAt")) {
            if (!text(name).isEmpty()) {
                return text(name);
            }
        }
        return receivedAt.toString();
    }

    /**
     * Of whom it tells. A browser tells of its own visitor; a server of others, whose address and user agent stand in the
     * context, or are not known.
     */
    Origin origin(Letter letter) {
        String library = context().path("library").path("name").asText("");
        if (!letter.header("origin").isEmpty() || library.equals("analytics.js")) {
            return sender -> sender;
        }
        String address = context().path("ip").asText("");
        String userAgent = context().path("userAgent").asText("");
        return sender -> SpokenFor.by(sender, address, userAgent);
    }

    /** A text or a number, as ids are both; empty if it is neither. */
    private String text(String name) {
        JsonNode value = call.path(name);
        return value.isTextual() || value.isNumber() ? value.asText() : "";
    }
}
