package com.pxlpeak.sessions.client;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.pxlpeak.cluster.event.Acquisition;
import com.pxlpeak.cluster.event.Bot;
import com.pxlpeak.cluster.event.Enrichment.Device;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import com.pxlpeak.cluster.event.Money;
import com.pxlpeak.cluster.id.SessionId;
import com.pxlpeak.sessions.client.Session.Former;
import com.pxlpeak.sessions.client.Session.PageSeen;
import com.pxlpeak.sessions.client.Session.Touch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Writes a session as {@link ClientFormat} reads it. Token by token: every event counted writes one, and to bind objects
 * took as long as to decide.
 */
final class SessionWriter {

    private static final SerializableString ID = new SerializedString("id");
    private static final SerializableString FIRST = new SerializedString("first");
    private static final SerializableString LAST = new SerializedString("last");
    private static final SerializableString ENTRY = new SerializedString("entry");
    private static final SerializableString EXIT = new SerializedString("exit");
    private static final SerializableString PAGE_VIEWS = new SerializedString("pageViews");
    private static final SerializableString EVENTS = new SerializedString("events");
    private static final SerializableString INTERACTIVE_EVENTS = new SerializedString("interactiveEvents");
    private static final SerializableString REVENUE = new SerializedString("revenue");
    private static final SerializableString AMOUNT = new SerializedString("amount");
    private static final SerializableString CURRENCY = new SerializedString("currency");
    private static final SerializableString TOUCH = new SerializedString("touch");
    private static final SerializableString MOMENT = new SerializedString("moment");
    private static final SerializableString AT = new SerializedString("at");
    private static final SerializableString EVENT = new SerializedString("event");
    private static final SerializableString PATH = new SerializedString("path");
    private static final SerializableString ACQUISITION = new SerializedString("acquisition");
    private static final SerializableString SOURCE = new SerializedString("source");
    private static final SerializableString MEDIUM = new SerializedString("medium");
    private static final SerializableString CAMPAIGN = new SerializedString("campaign");
    private static final SerializableString TERM = new SerializedString("term");
    private static final SerializableString CONTENT = new SerializedString("content");
    private static final SerializableString REFERRER = new SerializedString("referrer");
    private static final SerializableString CHANNEL = new SerializedString("channel");
    private static final SerializableString CLICK_ID = new SerializedString("clickId");
    private static final SerializableString GEO = new SerializedString("geo");
    private static final SerializableString COUNTRY = new SerializedString("country");
    private static final SerializableString REGION = new SerializedString("region");
    private static final SerializableString CITY = new SerializedString("city");
    private static final SerializableString TIMEZONE = new SerializedString("timezone");
    private static final SerializableString DEVICE = new SerializedString("device");
    private static final SerializableString TYPE = new SerializedString("type");
    private static final SerializableString BROWSER = new SerializedString("browser");
    private static final SerializableString BROWSER_VERSION = new SerializedString("browserVersion");
    private static final SerializableString OS = new SerializedString("os");
    private static final SerializableString OS_VERSION = new SerializedString("osVersion");
    private static final SerializableString BOT = new SerializedString("bot");
    private static final SerializableString KIND = new SerializedString("kind");
    private static final SerializableString SCORE = new SerializedString("score");
    private static final SerializableString REASON = new SerializedString("reason");
    private static final SerializableString SIGNALS = new SerializedString("signals");
    private static final SerializableString ABSORBED = new SerializedString("absorbed");
    private static final SerializableString STARTED_AT = new SerializedString("startedAt");

    private SessionWriter() {}

    static void write(Session session, JsonGenerator cbor) throws IOException {
        cbor.writeStartObject();
        cbor.writeFieldName(ID);
        write(session.id(), cbor);
        cbor.writeFieldName(FIRST);
        write(session.first(), cbor);
        cbor.writeFieldName(LAST);
        write(session.last(), cbor);
        write(ENTRY, session.entry(), cbor);
        write(EXIT, session.exit(), cbor);
        write(PAGE_VIEWS, session.pageViews(), cbor);
        write(EVENTS, session.events(), cbor);
        write(INTERACTIVE_EVENTS, session.interactiveEvents(), cbor);
        write(session.revenue(), cbor);
        if (session.touch().isPresent()) {
            write(session.touch().get(), cbor);
        }
        write(session.geo(), cbor);
        write(session.device(), cbor);
        if (!session.bot().equals(Bot.NONE)) {
            write(session.bot(), cbor);
        }
        writeAbsorbed(session.absorbed(), cbor);
        cbor.writeEndObject();
    }

    private static void write(SessionId id, JsonGenerator cbor) throws IOException {
        byte[] bytes = new byte[2 * Long.BYTES];
        ByteBuffer.wrap(bytes)
                .putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits());
        cbor.writeBinary(bytes);
    }

    private static void write(Moment moment, JsonGenerator cbor) throws IOException {
        cbor.writeStartObject();
        write(AT, moment.at().toEpochMilli(), cbor);
        write(EVENT, moment.event().value(), cbor);
        cbor.writeEndObject();
    }

    private static void write(SerializableString field, Optional<PageSeen> page, JsonGenerator cbor)
            throws IOException {
        if (page.isPresent()) {
            cbor.writeFieldName(field);
            cbor.writeStartObject();
            cbor.writeFieldName(MOMENT);
            write(page.get().moment(), cbor);
            write(PATH, page.get().path(), cbor);
            cbor.writeEndObject();
        }
    }

    private static void write(List<Money> revenue, JsonGenerator cbor) throws IOException {
        cbor.writeFieldName(REVENUE);
        cbor.writeStartArray(revenue, revenue.size());
        for (Money money : revenue) {
            cbor.writeStartObject();
            cbor.writeFieldName(AMOUNT);
            cbor.writeNumber(money.amount());
            write(CURRENCY, money.currency(), cbor);
            cbor.writeEndObject();
        }
        cbor.writeEndArray();
    }

    private static void write(Touch touch, JsonGenerator cbor) throws IOException {
        cbor.writeFieldName(TOUCH);
        cbor.writeStartObject();
        cbor.writeFieldName(MOMENT);
        write(touch.moment(), cbor);
        cbor.writeFieldName(ACQUISITION);
        cbor.writeStartObject();
        Acquisition acquisition = touch.acquisition();
        write(SOURCE, acquisition.source(), cbor);
        write(MEDIUM, acquisition.medium(), cbor);
        write(CAMPAIGN, acquisition.campaign(), cbor);
        write(TERM, acquisition.term(), cbor);
        write(CONTENT, acquisition.content(), cbor);
        write(REFERRER, acquisition.referrer(), cbor);
        writeKnown(CHANNEL, acquisition.channel(), cbor);
        writeKnown(CLICK_ID, acquisition.clickId(), cbor);
        cbor.writeEndObject();
        cbor.writeEndObject();
    }

    private static void write(Geo geo, JsonGenerator cbor) throws IOException {
        cbor.writeFieldName(GEO);
        cbor.writeStartObject();
        write(COUNTRY, geo.country(), cbor);
        write(REGION, geo.region(), cbor);
        write(CITY, geo.city(), cbor);
        write(TIMEZONE, geo.timezone(), cbor);
        cbor.writeEndObject();
    }

    private static void write(Device device, JsonGenerator cbor) throws IOException {
        cbor.writeFieldName(DEVICE);
        cbor.writeStartObject();
        write(TYPE, device.type(), cbor);
        write(BROWSER, device.browser(), cbor);
        write(BROWSER_VERSION, device.browserVersion(), cbor);
        write(OS, device.os(), cbor);
        write(OS_VERSION, device.osVersion(), cbor);
        cbor.writeEndObject();
    }

    private static void write(Bot bot, JsonGenerator cbor) throws IOException {
        cbor.writeFieldName(BOT);
        cbor.writeStartObject();
        write(KIND, bot.kind(), cbor);
        write(SCORE, bot.score(), cbor);
        write(REASON, bot.reason(), cbor);
        cbor.writeFieldName(SIGNALS);
        cbor.writeStartArray(bot.signals(), bot.signals().size());
        for (String signal : bot.signals()) {
            cbor.writeString(signal);
        }
        cbor.writeEndArray();
        cbor.writeEndObject();
    }

    private static void writeAbsorbed(List<Former> absorbed, JsonGenerator cbor) throws IOException {
        cbor.writeFieldName(ABSORBED);
        cbor.writeStartArray(absorbed, absorbed.size());
        for (Former former : absorbed) {
            cbor.writeStartObject();
            cbor.writeFieldName(ID);
            write(former.id(), cbor);
            write(STARTED_AT, former.startedAt().toEpochMilli(), cbor);
            cbor.writeEndObject();
        }
        cbor.writeEndArray();
    }

    private static void writeKnown(SerializableString field, String text, JsonGenerator cbor) throws IOException {
        if (!text.isEmpty()) {
            write(field, text, cbor);
        }
    }

    private static void write(SerializableString field, String text, JsonGenerator cbor) throws IOException {
        cbor.writeFieldName(field);
        cbor.writeString(text);
    }

    private static void write(SerializableString field, long number, JsonGenerator cbor) throws IOException {
        cbor.writeFieldName(field);
        cbor.writeNumber(number);
    }
}
