package com.pxlpeak.api.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.pxlpeak.cluster.event.Money;
import com.pxlpeak.sessions.live.LiveEvent;
import com.pxlpeak.sessions.live.LiveMetrics;
import com.pxlpeak.sessions.live.LiveView;
import java.io.IOException;
import java.math.RoundingMode;

/** What is live, in JSON: the messages of the WebSocket and the answer of {@code GET …/live}. */
final class LiveJson {

    private static final int CENTS = 2;

    private LiveJson() {}

    static String message(LiveMetrics metrics) {
        return Json.object(json -> {
            json.writeStringField("type", "metrics");
            json.writeObjectFieldStart("data");
            write(json, metrics);
            json.writeEndObject();
        });
    }

    static String message(LiveEvent event) {
        return Json.object(json -> {
            json.writeStringField("type", "event");
            json.writeObjectFieldStart("data");
            write(json, event);
            json.writeEndObject();
        });
    }

    static String error(String code, String message) {
        return Json.object(json -> {
            json.writeStringField("type", "error");
            json.writeObjectFieldStart("data");
            json.writeStringField("code", code);
            json.writeStringField("message", message);
            json.writeEndObject();
        });
    }

    static String view(LiveView view) {
        return Json.object(json -> {
            write(json, view.metrics());
            json.writeArrayFieldStart("recent");
            for (LiveEvent event : view.recent()) {
                json.writeStartObject();
                write(json, event);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, LiveMetrics metrics) throws IOException {
        json.writeNumberField("visitors", metrics.visitors());
        json.writeNumberField("pageviews_per_minute", metrics.pageViews());
        json.writeNumberField("events_per_minute", metrics.events());
        json.writeStringField("at", metrics.at().toString());
    }

    private static void write(JsonGenerator json, LiveEvent event) throws IOException {
        json.writeStringField("event_id", event.id().value());
        json.writeStringField("event", event.name());
        json.writeStringField("client_id", event.client().value());
        json.writeStringField("timestamp", event.time().toString());
        json.writeStringField("received_at", event.receivedAt().toString());
        Json.writeKnown(json, "page", event.page().path());
        Json.writeKnown(json, "title", event.page().title());
        Json.writeKnown(json, "source", event.acquisition().source());
        Json.writeKnown(json, "medium", event.acquisition().medium());
        Json.writeKnown(json, "campaign", event.acquisition().campaign());
        Json.writeKnown(json, "country", event.country());
        Json.writeKnown(json, "device", event.device().type());
        Json.writeKnown(json, "browser", event.device().browser());
        Json.writeKnown(json, "os", event.device().os());
        if (event.value().isPresent()) {
            json.writeStringField("value", amount(event.value().get()));
            json.writeStringField("currency", event.value().get().currency());
        }
    }

    /** With cents, as amounts are read, and without rounding. */
    private static String amount(Money money) {
        int scale = Math.max(CENTS, money.amount().scale());
        return money.amount().setScale(scale, RoundingMode.UNNECESSARY).toPlainString();
    }
}
