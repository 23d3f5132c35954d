package com.pxlpeak.api.http;

import java.util.List;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** What answers have in common. */
final class Responses {

    static final HttpHeader NOT_SNIFFED = RawHeader.create("X-Content-Type-Options", "nosniff");

    /** Numbers belong to the key that asked; no cache on the way may keep them. */
    static final HttpHeader NOT_STORED = RawHeader.create("Cache-Control", "no-store");

    private Responses() {}

    static HttpResponse json(String text) {
        return HttpResponse.create()
                .withEntity(ContentTypes.APPLICATION_JSON, text)
                .addHeaders(List.of(NOT_STORED, NOT_SNIFFED));
    }
}
