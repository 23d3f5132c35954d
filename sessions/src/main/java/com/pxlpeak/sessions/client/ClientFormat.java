package com.pxlpeak.sessions.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.pxlpeak.cluster.event.Bot;
import com.pxlpeak.cluster.id.EventId;
import com.pxlpeak.cluster.id.SessionId;
import com.pxlpeak.cluster.partition.Codec;
import java.io.IOException;
import java.util.UUID;

/**
 * How facts and parked states of clients are stored: CBOR objects with named fields, times in milliseconds. Fields may be
 * added, with a default for where they are missing; none is renamed or given another meaning. Golden bytes of each are
 * kept as tests.
 */
final class ClientFormat {

    static final Codec<ClientFact> FACTS = new ClientFactCodec();
    static final Codec<ClientState> STATES = new ClientStateCodec();

    private static final ObjectMapper CBOR = CBORMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addDeserializer(Bot.class, new BotReader()))
            .addMixIn(EventId.class, AsText.class)
            .addMixIn(SessionId.class, AsUuid.class)
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            // A text that was not written was not known then.
            .withConfigOverride(
                    String.class, text -> text.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .disable(SerializationFeature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .disable(DeserializationFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final ObjectReader READ_SESSION = CBOR.readerFor(Session.class);

    private ClientFormat() {}

    static void write(Session session, JsonGenerator cbor) throws IOException {
        SessionWriter.write(session, cbor);
    }

    static Session readSession(JsonParser cbor) throws IOException {
        return READ_SESSION.readValue(cbor);
    }

    /** An id is stored as what it holds. Jackson matches the constructor by its parameter. */
    @SuppressWarnings("UnusedVariable")
    private abstract static class AsText {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        AsText(String value) {}

        @JsonValue
        abstract String value();
    }

    /** The same for ids we derive. */
    @SuppressWarnings("UnusedVariable")
    private abstract static class AsUuid {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        AsUuid(UUID value) {}

        @JsonValue
        abstract UUID value();
    }
}
