package com.pxlpeak.edge.collect;

import com.pxlpeak.edge.pipeline.SenderHeaders;
import java.net.InetAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
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
        for (HttpHeader header : request.getHeaders()) {
            if (header.is(lowercaseName)) {
                return header.value();
            }
        }
        return "";
    }

    public String path() {
        return request.getUri().path();
    }

    public String userAgent() {
        return header("user-agent");
    }

    /** What the steps look at of the others. */
    SenderHeaders senderHeaders() {
        Map<String, String> values = new HashMap<>();
        for (HttpHeader header : request.getHeaders()) {
            if (SenderHeaders.LOOKED_AT.contains(header.lowercaseName())) {
                values.putIfAbsent(header.lowercaseName(), header.value());
            }
        }
        return SenderHeaders.of(values);
    }
}
