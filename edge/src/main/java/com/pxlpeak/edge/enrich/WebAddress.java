package com.pxlpeak.edge.enrich;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of a URL that tell something. Read leniently: browsers send what stands in their address bar, which
 * {@code java.net.URI} often refuses.
 *
 * @param host in lower case, without user and port
 * @param path starts with a slash
 * @param query without its question mark; may be empty
 */
record WebAddress(String host, String path, String query) {

    static Optional<WebAddress> parse(String text) {
        String url = text.strip();
        int scheme = url.indexOf("://");
        if (scheme < 1) {
            return Optional.empty();
        }
        String rest = withoutFragment(url.substring(scheme + 3));
        int endOfHost = firstOf(rest, '/', '?');
        String host = hostOf(rest.substring(0, endOfHost));
        if (host.isEmpty()) {
            return Optional.empty();
        }
        int question = rest.indexOf('?', endOfHost);
        int endOfPath = question < 0 ? rest.length() : question;
        String path = rest.substring(endOfHost, endOfPath);
        return Optional.of(
                new WebAddress(host, path.isEmpty() ? "/" : path, question < 0 ? "" : rest.substring(question + 1)));
    }

    /** Whether the address lies on a domain or below it; a leading {@code www.} makes no difference. */
    boolean isOn(String domain) {
        String bare = withoutWww(domain.toLowerCase(Locale.ROOT));
        return !bare.isEmpty() && (bareHost().equals(bare) || host.endsWith("." + bare));
    }

    String bareHost() {
        return withoutWww(host);
    }

    /** The fields of the query; of those that come twice the first. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>();
        for (String field : query.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(field.substring(0, equals), decoded(field.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String value) {
        try {
            String decoded = URLDecoder.decode(value, StandardCharsets.UTF_8);
            return decoded.indexOf(0) < 0 ? decoded : value;
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private static String hostOf(String authority) {
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int port = host.startsWith("[") ? host.indexOf(':', host.indexOf(']') + 1) : host.indexOf(':');
        String name = port < 0 ? host : host.substring(0, port);
        return (name.endsWith(".") ? name.substring(0, name.length() - 1) : name).toLowerCase(Locale.ROOT);
    }

    private static String withoutFragment(String url) {
        return url.substring(0, firstOf(url, '#', '#'));
    }

    private static String withoutWww(String host) {
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    private static int firstOf(String text, char one, char other) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == one || text.charAt(i) == other) {
                return i;
            }
        }
        return text.length();
    }
}
