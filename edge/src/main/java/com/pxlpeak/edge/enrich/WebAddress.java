package com.pxlpeak.edge.enrich;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a URL that tell something. Read leniently: browsers send what stands in their address bar, which
 * {@code java.net.URI} often refuses.
 *
 * @param url whole, without its fragment
 * @param host in lower case, without user and port; empty for those that have none, such as files
 * @param path starts with a slash
 * @param query without its question mark; may be empty
 * @param fragment without its hash; may be empty
 */
public record WebAddress(String url, String host, String path, String query, String fragment) {

    /** At the very beginning: what stands further behind is part of a path or a query. */
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://");

    /** Nothing, if the text does not begin as a URL does. */
    public static Optional<WebAddress> parse(String text) {
        String whole = text.strip();
        Matcher scheme = SCHEME.matcher(whole);
        if (!scheme.lookingAt()) {
            return Optional.empty();
        }
        int hash = firstOf(whole, '#', '#', scheme.end());
        String url = whole.substring(0, hash);
        int endOfHost = firstOf(url, '/', '?', scheme.end());
        int question = firstOf(url, '?', '?', endOfHost);
        String path = url.substring(endOfHost, question);
        return Optional.of(new WebAddress(
                url,
                hostOf(url.substring(scheme.end(), endOfHost)),
                path.isEmpty() ? "/" : path,
                after(url, question),
                after(whole, hash)));
    }

    /** Whether the address lies on a domain or below it; a leading {@code www.} makes no difference. */
    boolean isOn(String domain) {
        String bare = withoutWww(domain.toLowerCase(Locale.ROOT));
        return !bare.isEmpty() && (bareHost().equals(bare) || host.endsWith("." + bare));
    }

    String bareHost() {
        return withoutWww(host);
    }

    /** The path as people read it; a plus in it is one. */
    public String decodedPath() {
        return decoded(path.replace("+", "%2B"), path);
    }

    /** The fields of the query; of those that come twice the first. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>();
        for (String field : query.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                String value = field.substring(equals + 1);
                parameters.putIfAbsent(field.substring(0, equals), decoded(value, value));
            }
        }
        return parameters;
    }

    private static String decoded(String encoded, String otherwise) {
        try {
            String decoded = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
            return decoded.indexOf(0) < 0 ? decoded : otherwise;
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }

    private static String hostOf(String authority) {
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int port = host.startsWith("[") ? host.indexOf(':', host.indexOf(']') + 1) : host.indexOf(':');
        String name = port < 0 ? host : host.substring(0, port);
        return (name.endsWith(".") ? name.substring(0, name.length() - 1) : name).toLowerCase(Locale.ROOT);
    }

    private static String withoutWww(String host) {
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    private static String after(String text, int mark) {
        return mark < text.length() ? text.substring(mark + 1) : "";
    }

    private static int firstOf(String text, char one, char other, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == one || text.charAt(i) == other) {
                return i;
            }
        }
        return text.length();
    }
}
