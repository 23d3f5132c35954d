package com.pxlpeak.cluster.id;

import com.pxlpeak.cluster.wire.WireType;

/** A client on a site: the key of its events on {@code events.raw} and of the actor that owns them. */
public record ClientKey(SiteId site, ClientId client) implements WireType {

    private static final char SEPARATOR = '|';

    /** The key as text; {@link #parse} reads it back. */
    public String text() {
        return site.value() + SEPARATOR + client.value();
    }

    public static ClientKey parse(String text) {
        int at = text.indexOf(SEPARATOR);
        if (at < 0) {
            throw new IllegalArgumentException("clientKey: '" + text + "' (expected: site|client)");
        }
        return new ClientKey(new SiteId(text.substring(0, at)), new ClientId(text.substring(at + 1)));
    }

    @Override
    public String toString() {
        return text();
    }
}
