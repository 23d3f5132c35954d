package com.pxlpeak.sessions.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.pxlpeak.cluster.event.Bot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link SessionWriter} wrote of a bot; it wrote nothing of a person, nor of anybody before there were bots. */
final class BotReader extends JsonDeserializer<Bot> {

    @Override
    public Bot getAbsentValue(DeserializationContext context) {
        return Bot.NONE;
    }

    @Override
    public Bot deserialize(JsonParser cbor, DeserializationContext context) throws IOException {
        String kind = "";
        int score = 0;
        String reason = "";
        List<String> signals = new ArrayList<>();
        for (String field = cbor.nextFieldName(); field != null; field = cbor.nextFieldName()) {
            cbor.nextToken();
            switch (field) {
                case "kind" -> kind = cbor.getText();
                case "score" -> score = cbor.getIntValue();
                case "reason" -> reason = cbor.getText();
                case "signals" -> {
                    while (cbor.nextToken() != JsonToken.END_ARRAY) {
                        signals.add(cbor.getText());
                    }
                }
                default -> cbor.skipChildren();
            }
        }
        return new Bot(kind, score, reason, signals);
    }
}
