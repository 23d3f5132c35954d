package com.pxlpeak.edge.enrich;

import com.fasterxml.jackson.databind.JsonNode;
import com.pxlpeak.cluster.event.Enrichment.Page;
import java.util.Optional;

/** Where on the site an event happened: {@code page_path}, else the path of {@code page_url} or {@code url}. */
public final class Pages {

    private static final int MAX_PATH = 2_000;
    private static final int MAX_TITLE = 500;

    private Pages() {}

    public static Page of(JsonNode properties) {
        String path = Texts.first(properties, "page_path");
        String title = Texts.first(properties, "page_title", "title");
        return new Page(
                path.isEmpty()
                        ? address(properties)
                                .map(address -> Texts.cut(address.path(), MAX_PATH))
                                .orElse("")
                        : Texts.cut(pathIn(path), MAX_PATH),
                Texts.cut(title, MAX_TITLE));
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
