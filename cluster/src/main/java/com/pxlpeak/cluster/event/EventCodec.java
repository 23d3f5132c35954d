package com.pxlpeak.cluster.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.event.Enrichment.Page;
import com.pxlpeak.cluster.id.ClientId;
import com.pxlpeak.cluster.id.EventId;
import com.pxlpeak.cluster.id.SiteId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON form of an {@link Event} on Kafka: the sender's fields as they came, and ours under {@code _enriched}.
 *
 * <p>Read and written as a stream of tokens: every event passes here at least twice, and {@code properties} is carried
 * as text without being taken apart. Unknown fields are skipped, so that readers outlive writers.
 */
public final class EventCodec {

    private static final JsonFactory JSON = new JsonFactory();

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
            json.writeEndObject();
        }
        if (enriched.value().isPresent()) {
            json.writeObjectFieldStart("value");
            json.writeStringField("amount", enriched.value().get().amount().toPlainString());
            json.writeStringField("currency", enriched.value().get().currency());
            json.writeEndObject();
        }
        json.writeObjectFieldStart("edge");
        json.writeStringField("pop", enriched.pop());
        json.writeStringField("received_at", enriched.receivedAt().toString());
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
            Fields fields = new Fields();
            String properties = "{}";
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                JsonToken value = json.nextToken();
                if (name.equals("properties")) {
                    properties = textOf(bytes, json);
                } else if (name.equals("_enriched")) {
                    readEnrichment(json, fields);
                } else if (value == JsonToken.VALUE_STRING) {
                    fields.put(Field.of("", name), json.getText());
                } else {
                    json.skipChildren();
                }
            }
            return fields.event(properties);
        } catch (IOException e) {
            throw new IllegalArgumentException("event: not JSON", e);
        }
    }

    private static void readEnrichment(JsonParser json, Fields fields) throws IOException {
        for (String group = json.nextFieldName(); group != null; group = json.nextFieldName()) {
            JsonToken token = json.nextToken();
            if (token != JsonToken.START_OBJECT) {
                fields.put(Field.of("_enriched", group), json.getText());
                continue;
            }
            fields.saw(group);
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                if (json.currentToken().isScalarValue()) {
                    fields.put(Field.of(group, name), json.getText());
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    /** The very bytes of the value the parser stands at. */
    private static String textOf(byte[] bytes, JsonParser json) throws IOException {
        int from = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        int until = (int) json.currentLocation().getByteOffset();
        return new String(bytes, from, until - from, StandardCharsets.UTF_8);
    }

    /** The scalar fields, by the object they stand in. */
    private enum Field {
        EVENT_ID("", "event_id"),
        EVENT("", "event"),
        SITE_ID("", "site_id"),
        CLIENT_ID("", "client_id"),
        USER_ID("", "user_id"),
        TIMESTAMP("", "timestamp"),
        SENT_AT("", "sent_at"),
        TIME("_enriched", "time"),
        INTERACTIVE("_enriched", "interactive"),
        PATH("page", "path"),
        TITLE("page", "title"),
        COUNTRY("geo", "country"),
        REGION("geo", "region"),
        CITY("geo", "city"),
        TIMEZONE("geo", "timezone"),
        DEVICE_TYPE("device", "type"),
        BROWSER("device", "browser"),
        BROWSER_VERSION("device", "browser_version"),
        OS("device", "os"),
        OS_VERSION("device", "os_version"),
        SOURCE("acquisition", "source"),
        MEDIUM("acquisition", "medium"),
        CAMPAIGN("acquisition", "campaign"),
        TERM("acquisition", "term"),
        CONTENT("acquisition", "content"),
        REFERRER("acquisition", "referrer"),
        AMOUNT("value", "amount"),
        CURRENCY("value", "currency"),
        POP("edge", "pop"),
        RECEIVED_AT("edge", "received_at");

        private static final Map<String, Map<String, Field>> BY_PLACE = new HashMap<>();

        static {
            for (Field field : values()) {
                BY_PLACE.computeIfAbsent(field.group, any -> new HashMap<>()).put(field.name, field);
            }
        }

        private final String group;
        private final String name;

        Field(String group, String name) {
            this.group = group;
            this.name = name;
        }

        static Optional<Field> of(String group, String name) {
            Map<String, Field> byName = BY_PLACE.get(group);
            return byName == null ? Optional.empty() : Optional.ofNullable(byName.get(name));
        }
    }

    /** The fields read so far. */
    private static final class Fields {

        private final Map<Field, String> values = new EnumMap<>(Field.class);
        private boolean acquired;

        void put(Optional<Field> field, String value) {
            field.ifPresent(known -> values.put(known, value));
        }

        void saw(String group) {
            acquired |= group.equals("acquisition");
        }

        Event event(String properties) {
            return new Event(
                    new EventId(required(Field.EVENT_ID)),
                    new SiteId(required(Field.SITE_ID)),
                    new ClientId(required(Field.CLIENT_ID)),
                    Optional.ofNullable(values.get(Field.USER_ID)),
                    required(Field.EVENT),
                    Instant.parse(required(Field.TIMESTAMP)),
                    Optional.ofNullable(values.get(Field.SENT_AT)).map(Instant::parse),
                    properties,
                    enrichment());
        }

        private Enrichment enrichment() {
            return new Enrichment(
                    Instant.parse(required(Field.TIME)),
                    Instant.parse(required(Field.RECEIVED_AT)),
                    text(Field.POP),
                    new Page(text(Field.PATH), text(Field.TITLE)),
                    new Geo(text(Field.COUNTRY), text(Field.REGION), text(Field.CITY), text(Field.TIMEZONE)),
                    new Device(
                            text(Field.DEVICE_TYPE),
                            text(Field.BROWSER),
                            text(Field.BROWSER_VERSION),
                            text(Field.OS),
                            text(Field.OS_VERSION)),
                    acquired ? Optional.of(acquisition()) : Optional.empty(),
                    Optional.ofNullable(values.get(Field.AMOUNT))
                            .map(amount -> new Money(new BigDecimal(amount), required(Field.CURRENCY))),
                    !"false".equals(values.get(Field.INTERACTIVE)));
        }

        private Acquisition acquisition() {
            return new Acquisition(
                    text(Field.SOURCE),
                    text(Field.MEDIUM),
                    text(Field.CAMPAIGN),
                    text(Field.TERM),
                    text(Field.CONTENT),
                    text(Field.REFERRER));
        }

        private String text(Field field) {
            return values.getOrDefault(field, "");
        }

        private String required(Field field) {
            String value = values.get(field);
            if (value == null) {
                throw new IllegalArgumentException("event: no '" + field.name + "' (expected: every event has one)");
            }
            return value;
        }
    }
}
