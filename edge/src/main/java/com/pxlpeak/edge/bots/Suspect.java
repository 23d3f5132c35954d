package com.pxlpeak.edge.bots;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is looked at of an event to tell who sent it.
 *
 * @param client the client of its site, as one text
 * @param trusted whether it was sent with a secret key: by a server, or an import
 * @param headers those of the sender's own request, by their names in lower case; empty if they are another's, as where a
 *     server tells what it heard from a browser
 * @param robot whether the rules for devices take the user agent for a robot
 * @param time when it happened
 * @param page the path of the page that was viewed; empty if none was
 */
public record Suspect(
        String client,
        boolean trusted,
        Optional<InetAddress> address,
        String userAgent,
        Optional<Map<String, String>> headers,
        boolean robot,
        Instant receivedAt,
        Instant time,
        Optional<String> page) {

    String header(String name) {
        return headers.map(known -> known.getOrDefault(name, "")).orElse("");
    }
}
