package com.pxlpeak.edge.enrich;

import com.fasterxml.jackson.databind.JsonNode;
import com.pxlpeak.cluster.event.Enrichment.Page;
import java.util.Optional;

/**
 * Where on the site an event happened: {@code page_path}, else the path of {@code page_url} or {@code url}; and
 * {@code page_hash} behind it, for sites whose pages differ in that alone.
 */
public final class Pages {

    private static final int MAX_PATH = 2_000;
    private static final int MAX_TITLE = 500;

    private Pages() {}

    public static Page of(JsonNode properties) {
        String path = Texts.first(properties, "page_path");
        String hash = Texts.first(properties, "page_hash");
        String title = Texts.first(properties, "page_title", "title");
        String page = path.isEmpty() ? address(properties).map(WebAddress::path).orElse("") : pathIn(path);
        return new Page(Texts.cut(hash.isEmpty() ? page : page + "#" + hash, MAX_PATH), Texts.cut(title, MAX_TITLE));
    }

    /** The address of the page, if the event tells it. */
    static Optional<WebAddress> address(JsonNode properties) {
        return WebAddress.parse(Texts.first(properties, "page_url", "url"));
    }

    private static String pathIn(String told) {
        Optional<WebAddress> address = WebAddress.parse(told);
        if (address.isPresent()) {
            return address.get().path();
        }
        int end = told.length();
        for (char c : new char[] {'?', '#'}) {
            int at = told.indexOf(c);
            end = at < 0 ? end : Math.min(end, at);
        }
        return told.startsWith("/") ? told.substring(0, end) : "/" + told.substring(0, end);
    }
}
