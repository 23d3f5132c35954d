package com.pxlpeak.edge.collect;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.util.ByteString;

/**
 * A request that has arrived whole.
 *
 * @param body unpacked
 * @param address of the client, as far as it can be known
 */
public record Letter(HttpRequest request, ByteString body, Optional<InetAddress> address, Instant receivedAt) {

    /** The value of a header; empty if it is absent. */
    public String header(String lowercaseName) {
        return header(request, lowercaseName);
    }

    public String userAgent() {
        return header("user-agent");
    }

    static String header(HttpRequest request, String lowercaseName) {
        for (HttpHeader header : request.getHeaders()) {
            if (header.is(lowercaseName)) {
                return header.value();
            }
        }
        return "";
    }
}
