package com.pxlpeak.cluster.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The JSON form of an {@link Event} on Kafka: the sender's fields as they came, and ours under {@code _enriched}.
 *
 * <p>Read and written as a stream of tokens: every event passes here at least twice, and {@code properties} is carried
 * as text without being taken apart. Unknown fields are skipped, so that readers outlive writers.
 */
public final class EventCodec {

    // Buffers of its own: an event is written while the journal entry around it is, whose factory holds the thread's.
    private static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .build();

    private EventCodec() {}

    /** The event as UTF-8 JSON. */
    public static byte[] write(Event event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(768);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("event_id", event.id().value());
            json.writeStringField("event", event.name());
            json.writeStringField("site_id", event.site().value());
            json.writeStringField("client_id", event.client().value());
            if (event.user().isPresent()) {
                json.writeStringField("user_id", event.user().get());
            }
            json.writeStringField("timestamp", event.timestamp().toString());
            if (event.sentAt().isPresent()) {
                json.writeStringField("sent_at", event.sentAt().get().toString());
            }
            json.writeFieldName("properties");
            json.writeRawValue(event.properties());
            json.writeFieldName("_enriched");
            write(event.enriched(), json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("event " + event.id() + ": could not be written to memory", e);
        }
        return bytes.toByteArray();
    }

    private static void write(Enrichment enriched, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("time", enriched.time().toString());
        json.writeBooleanField("interactive", enriched.interactive());
        json.writeObjectFieldStart("page");
        writeKnown(json, "path", enriched.page().path());
        writeKnown(json, "title", enriched.page().title());
        json.writeEndObject();
        json.writeObjectFieldStart("geo");
        writeKnown(json, "country", enriched.geo().country());
        writeKnown(json, "region", enriched.geo().region());
        writeKnown(json, "city", enriched.geo().city());
        writeKnown(json, "timezone", enriched.geo().timezone());
        json.writeEndObject();
        json.writeObjectFieldStart("device");
        writeKnown(json, "type", enriched.device().type());
        writeKnown(json, "browser", enriched.device().browser());
        writeKnown(json, "browser_version", enriched.device().browserVersion());
        writeKnown(json, "os", enriched.device().os());
        writeKnown(json, "os_version", enriched.device().osVersion());
        json.writeEndObject();
        if (enriched.acquisition().isPresent()) {
            Acquisition acquisition = enriched.acquisition().get();
            json.writeObjectFieldStart("acquisition");
            writeKnown(json, "source", acquisition.source());
            writeKnown(json, "medium", acquisition.medium());
            writeKnown(json, "campaign", acquisition.campaign());
            writeKnown(json, "term", acquisition.term());
            writeKnown(json, "content", acquisition.content());
            writeKnown(json, "referrer", acquisition.referrer());
            writeKnown(json, "channel", acquisition.channel());
            writeKnown(json, "click_id", acquisition.clickId());
            json.writeEndObject();
        }
        if (enriched.value().isPresent()) {
            json.writeObjectFieldStart("value");
            json.writeStringField("amount", enriched.value().get().amount().toPlainString());
            json.writeStringField("currency", enriched.value().get().currency());
            json.writeEndObject();
        }
        if (!enriched.bot().equals(Bot.NONE)) {
            json.writeObjectFieldStart("bot");
            json.writeNumberField("score", enriched.bot().score());
            writeKnown(json, "kind", enriched.bot().kind());
            writeKnown(json, "reason", enriched.bot().reason());
            writeKnown(json, "signals", String.join(" ", enriched.bot().signals()));
            json.writeEndObject();
        }
        writeKnown(json, "flags", String.join(" ", enriched.flags()));
        json.writeObjectFieldStart("edge");
        json.writeStringField("pop", enriched.pop());
        json.writeStringField("received_at", enriched.receivedAt().toString());
        writeKnown(json, "address", enriched.address());
        writeKnown(json, "time_source", enriched.timeSource().code());
        if (enriched.skewMillis() != 0) {
            json.writeNumberField("skew_ms", enriched.skewMillis());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeKnown(JsonGenerator json, String field, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(field, value);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if the bytes are not such an event
     */
    public static Event read(byte[] bytes) {
        try (JsonParser json = JSON.createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("event: not a JSON object");
            }
            EventFields fields = new EventFields();
            String properties = "{}";
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                JsonToken value = json.nextToken();
                if (name.equals("properties")) {
                    properties = textOf(bytes, json);
                } else if (name.equals("_enriched") && value == JsonToken.START_OBJECT) {
                    readEnrichment(json, fields);
                } else {
                    keepScalar(json, EventFields.OF_EVENT, name, fields);
                }
            }
            return fields.event(properties);
        } catch (IOException e) {
            throw new IllegalArgumentException("event: not JSON", e);
        }
    }

    private static void readEnrichment(JsonParser json, EventFields fields) throws IOException {
        for (String group = json.nextFieldName(); group != null; group = json.nextFieldName()) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                keepScalar(json, EventFields.OF_ENRICHMENT, group, fields);
                continue;
            }
            fields.saw(group);
            Map<String, EventFields.Field> known = EventFields.of(group);
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                keepScalar(json, known, name, fields);
            }
        }
    }

    /** What we do not know, is null or of another shape is passed over. */
    private static void keepScalar(
            JsonParser json, Map<String, EventFields.Field> known, String name, EventFields fields) throws IOException {
        EventFields.Field field = known.get(name);
        if (field == null || !json.currentToken().isScalarValue() || json.currentToken() == JsonToken.VALUE_NULL) {
            json.skipChildren();
        } else {
            fields.put(field, json.getText());
        }
    }

    /** The very bytes of the object the parser stands at. */
    private static String textOf(byte[] bytes, JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException(
                    "event: 'properties' is " + json.currentToken() + " (expected: an object)");
        }
        int from = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        int until = (int) json.currentLocation().getByteOffset();
        return new String(bytes, from, until - from, StandardCharsets.UTF_8);
    }
}
