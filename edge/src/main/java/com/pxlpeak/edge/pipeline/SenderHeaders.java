package com.pxlpeak.edge.pipeline;

import java.util.Map;
import java.util.Set;

/**
 * What a request's headers tell of its sender, besides the user agent: the few that the steps look at, by their names in
 * lower case. Read and forgotten, except beside a rejected event.
 *
 * @param known whether there were headers of the sender's own; not so where a server passes on what others did
 */
public record SenderHeaders(boolean known, Map<String, String> values) {

    /** Nothing is known, and nothing follows from what is not there. */
    public static final SenderHeaders UNKNOWN = new SenderHeaders(false, Map.of());

    /**
     * The names of those that are looked at. Of the hints that browsers give only where a page asks for them, the
     * platform's version is one: the others change nothing that is stored.
     */
    public static final Set<String> LOOKED_AT = Set.of(
            "accept-language",
            "dnt",
            "sec-ch-ua",
            "sec-ch-ua-mobile",
            "sec-ch-ua-platform",
            "sec-ch-ua-platform-version",
            "sec-gpc");

    public SenderHeaders {
        values = Map.copyOf(values);
    }

    /** Those of a request. */
    public static SenderHeaders of(Map<String, String> values) {
        return new SenderHeaders(true, values);
    }

    public String get(String name) {
        return values.getOrDefault(name, "");
    }
}
