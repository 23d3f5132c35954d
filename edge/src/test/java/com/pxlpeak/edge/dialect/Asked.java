package com.pxlpeak.edge.dialect;

import static com.pxlpeak.edge.collect.Door.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pxlpeak.cluster.event.Event;
import com.pxlpeak.edge.collect.Dialect;
import com.pxlpeak.edge.collect.Door;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.RemoteAddress;

/** A door at which other dialects are understood, and requests of people with an address and a browser. */
final class Asked {

    private static final ObjectMapper JSON = new ObjectMapper();

    final Door door;

    Asked(ClassicActorSystemProvider system, Dialect... dialects) {
        door = new Door(system, List.of(dialects));
    }

    HttpResponse post(String path, String body) {
        return door.answer(sentFrom("203.0.113.9", HttpRequest.POST(path).withEntity(json(body))));
    }

    static HttpRequest sentFrom(String address, HttpRequest request) {
        try {
            return request.addAttribute(
                            AttributeKeys.remoteAddress, RemoteAddress.create(InetAddress.getByName(address)))
                    .addHeader(HttpHeader.parse("User-Agent", "Firefox"));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    List<Event> taken() {
        return door.rawEvents.taken;
    }

    Event only() {
        if (taken().size() != 1) {
            throw new AssertionError(taken() + " (expected: one event), rejected: " + door.rawEvents.rejected);
        }
        return taken().get(0);
    }

    static JsonNode properties(Event event) {
        return read(event.properties());
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
