package com.pxlpeak.edge.publish;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.edge.enrich.Timestamps;
import com.pxlpeak.edge.pipeline.Sender;
import com.pxlpeak.edge.pipeline.SenderHeaders;
import com.pxlpeak.edge.privacy.Networks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The JSON form of a {@link Sender} beside a rejected event, so that the event can be judged again as it was then. Of
 * the address only the network is kept: it is enough to find the country. What a browser said about being counted is
 * kept too, so that no replay counts who asked not to be.
 */
public final class SenderCodec {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_HEADER = 512;

    private SenderCodec() {}

    static void write(Sender sender, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("received_at", sender.receivedAt().toString());
        json.writeBooleanField("trusted", sender.trusted());
        if (sender.sentAt().isPresent()) {
            json.writeStringField("sent_at", sender.sentAt().get().toString());
        }
        json.writeStringField("pop", sender.pop());
        if (sender.address().isPresent()) {
            json.writeStringField(
                    "network",
                    HexFormat.of().formatHex(Networks.bytesOf(sender.address().get())));
        }
        if (!sender.userAgent().isEmpty()) {
            json.writeStringField("user_agent", RejectionCodec.storable(cut(sender.userAgent()), MAX_HEADER));
        }
        if (sender.headers().known()) {
            json.writeObjectFieldStart("headers");
            for (Map.Entry<String, String> header :
                    new TreeMap<>(sender.headers().values()).entrySet()) {
                json.writeStringField(header.getKey(), RejectionCodec.storable(cut(header.getValue()), MAX_HEADER));
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /**
     * Reads what {@link #write} wrote, as far as it can; of what nothing is known, nothing is believed.
     *
     * @param site as it is today
     * @param receivedAt unless the text says it more exactly
     */
    public static Sender read(String text, Site site, Instant receivedAt) {
        JsonNode told = tree(text);
        return new Sender(
                site,
                told.path("trusted").asBoolean(false),
                Timestamps.parse(told.path("received_at").asText("")).orElse(receivedAt),
                Timestamps.parse(told.path("sent_at").asText("")),
                told.path("pop").asText(""),
                address(told.path("network").asText("")),
                told.path("user_agent").asText(""),
                headers(told.path("headers")));
    }

    private static SenderHeaders headers(JsonNode told) {
        if (!told.isObject()) {
            return SenderHeaders.UNKNOWN;
        }
        Map<String, String> values = new HashMap<>();
        told.properties()
                .forEach(header -> values.put(header.getKey(), header.getValue().asText()));
        return SenderHeaders.of(values);
    }

    private static String cut(String header) {
        return header.length() > MAX_HEADER ? header.substring(0, MAX_HEADER) : header;
    }

    private static Optional<InetAddress> address(String network) {
        try {
            return network.isEmpty()
                    ? Optional.empty()
                    : Optional.of(InetAddress.getByAddress(HexFormat.of().parseHex(network)));
        } catch (UnknownHostException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
