package com.pxlpeak.edge.dialect;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The address of a page in its parts, as other systems look at them.
 *
 * @param url whole, without its fragment
 * @param host in lower case
 * @param path as it stands there
 * @param query without its question mark
 * @param fragment without its hash
 */
record PageAddress(String url, String host, String path, String query, String fragment) {

    static Optional<PageAddress> parse(String text) {
        String whole = text.strip();
        int scheme = whole.indexOf("://");
        if (scheme < 1) {
            return Optional.empty();
        }
        int hash = whole.indexOf('#');
        String url = hash < 0 ? whole : whole.substring(0, hash);
        int endOfHost = endOf(url, scheme + 3, "/?");
        int endOfPath = endOf(url, endOfHost, "?");
        String authority = url.substring(scheme + 3, endOfHost);
        String host = authority.substring(authority.lastIndexOf('@') + 1).replaceFirst(":[0-9]*$", "");
        String path = url.substring(endOfHost, endOfPath);
        return host.isEmpty()
                ? Optional.empty()
                : Optional.of(new PageAddress(
                        url,
                        host.toLowerCase(Locale.ROOT),
                        path.isEmpty() ? "/" : path,
                        endOfPath < url.length() ? url.substring(endOfPath + 1) : "",
                        hash < 0 ? "" : whole.substring(hash + 1)));
    }

    private static int endOf(String url, int start, String ends) {
        for (int i = Math.min(start, url.length()); i < url.length(); i++) {
            if (ends.indexOf(url.charAt(i)) >= 0) {
                return i;
            }
        }
        return url.length();
    }

    String decodedPath() {
        return decoded(path.replace("+", "%2B"), path);
    }

    /** The first of that name in the query, if it says something. */
    Optional<String> parameter(String name) {
        for (String field : query.split("&", -1)) {
            if (field.startsWith(name + "=")) {
                String value = field.substring(name.length() + 1);
                return Optional.of(decoded(value, value)).filter(text -> !text.isBlank());
            }
        }
        return Optional.empty();
    }

    private static String decoded(String text, String otherwise) {
        try {
            String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            return decoded.indexOf(0) < 0 ? decoded : otherwise;
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }
}
