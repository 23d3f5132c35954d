package com.pxlpeak.cluster.event;

import com.ethlo.time.ITU;
import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.event.Enrichment.Page;
import com.pxlpeak.cluster.id.ClientId;
import com.pxlpeak.cluster.id.EventId;
import com.pxlpeak.cluster.id.SiteId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The scalar fields of an event's JSON, as far as they were read. */
final class EventFields {

    /** The fields of the event itself, by name. */
    static final Map<String, Field> OF_EVENT = Field.in("");

    /** The fields of {@code _enriched} itself, by name. */
    static final Map<String, Field> OF_ENRICHMENT = Field.in("_enriched");

    private final Map<Field, String> values = new EnumMap<>(Field.class);
    private boolean acquired;

    /** The fields of an object in {@code _enriched}, by name; empty for an object that we do not know. */
    static Map<String, Field> of(String group) {
        return Field.BY_PLACE.getOrDefault(group, Map.of());
    }

    void put(Field field, String value) {
        values.put(field, value);
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
                instant(Field.TIMESTAMP, required(Field.TIMESTAMP)),
                Optional.ofNullable(values.get(Field.SENT_AT)).map(text -> instant(Field.SENT_AT, text)),
                properties,
                enrichment());
    }

    private Enrichment enrichment() {
        return new Enrichment(
                instant(Field.TIME, required(Field.TIME)),
                instant(Field.RECEIVED_AT, required(Field.RECEIVED_AT)),
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
                !"false".equals(values.get(Field.INTERACTIVE)),
                bot(),
                text(Field.ADDRESS),
                TimeSource.ofCode(text(Field.TIME_SOURCE)),
                Long.parseLong(values.getOrDefault(Field.SKEW, "0")),
                codes(Field.FLAGS));
    }

    private Bot bot() {
        String score = values.get(Field.BOT_SCORE);
        return score == null
                ? Bot.NONE
                : new Bot(
                        text(Field.BOT_KIND),
                        Integer.parseInt(score),
                        text(Field.BOT_REASON),
                        codes(Field.BOT_SIGNALS));
    }

    /** Codes have no blanks: they are written as one text. */
    private List<String> codes(Field field) {
        String codes = text(field);
        return codes.isEmpty() ? List.of() : List.of(codes.split(" ", -1));
    }

    private Acquisition acquisition() {
        return new Acquisition(
                text(Field.SOURCE),
                text(Field.MEDIUM),
                text(Field.CAMPAIGN),
                text(Field.TERM),
                text(Field.CONTENT),
                text(Field.REFERRER),
                text(Field.CHANNEL),
                text(Field.CLICK_ID));
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

    private static Instant instant(Field field, String text) {
        try {
            return ITU.parseDateTime(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "event: '" + field.name + "' is '" + text + "' (expected: an instant such as 2026-01-12T14:30:00Z)",
                    e);
        }
    }

    /** Each by the object it stands in. */
    enum Field {
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
        CHANNEL("acquisition", "channel"),
        CLICK_ID("acquisition", "click_id"),
        AMOUNT("value", "amount"),
        CURRENCY("value", "currency"),
        BOT_SCORE("bot", "score"),
        BOT_KIND("bot", "kind"),
        BOT_REASON("bot", "reason"),
        BOT_SIGNALS("bot", "signals"),
        FLAGS("_enriched", "flags"),
        POP("edge", "pop"),
        RECEIVED_AT("edge", "received_at"),
        ADDRESS("edge", "address"),
        TIME_SOURCE("edge", "time_source"),
        SKEW("edge", "skew_ms");

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

        private static Map<String, Field> in(String group) {
            return Objects.requireNonNull(BY_PLACE.get(group));
        }
    }
}
