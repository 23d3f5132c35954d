package com.pxlpeak.edge.privacy;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a URL, or the path or query of one, what names somebody: parameters and parts of the path that are e-mail
 * addresses, phone numbers or tokens, parameters whose name says so, and user and password before the host.
 */
final class UrlScrubber {

    static final String REMOVED = "removed";

    /** Links lead to links; deeper than this nobody looks. */
    private static final int DEEPEST = 3;

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://");

    /** Parameters that are drawn and name an advertisement, not a person's way in. */
    private final Set<String> mayBeTokens;

    UrlScrubber(Set<String> mayBeTokens) {
        this.mayBeTokens = mayBeTokens;
    }

    /** The same text where nothing is to be removed. */
    String scrubbed(String url) {
        return scrubbed(url, 0);
    }

    private String scrubbed(String url, int depth) {
        if (url.startsWith("mailto:") || url.startsWith("tel:")) {
            return url.substring(0, url.indexOf(':') + 1) + REMOVED;
        }
        int hash = url.indexOf('#');
        // Behind it are parameters, or all that a router within the page goes by: a path and a query.
        return hash < 0
                ? withoutFragment(url, depth)
                : withoutFragment(url.substring(0, hash), depth)
                        + '#'
                        + withoutFragment(url.substring(hash + 1), depth);
    }

    private String withoutFragment(String text, int depth) {
        int question = text.indexOf('?');
        if (question >= 0) {
            return place(text.substring(0, question), depth) + '?' + parameters(text.substring(question + 1), depth);
        }
        return isQuery(text) ? parameters(text, depth) : place(text, depth);
    }

    /** A query alone, as it is told where only a query can stand. */
    private static boolean isQuery(String text) {
        int equals = text.indexOf('=');
        return equals > 0 && text.lastIndexOf('/', equals) < 0;
    }

    private String place(String place, int depth) {
        Matcher scheme = SCHEME.matcher(place);
        if (!scheme.lookingAt()) {
            return segments(place, depth);
        }
        int host = scheme.end();
        int slash = place.indexOf('/', host);
        int path = slash < 0 ? place.length() : slash;
        String authority = place.substring(host, path);
        return place.substring(0, host)
                + authority.substring(authority.lastIndexOf('@') + 1)
                + segments(place.substring(path), depth);
    }

    /** Some servers put parameters into a path, behind semicolons. */
    private String segments(String path, int depth) {
        return each(path, '/', segment -> each(segment, ';', part -> segment(part, depth)));
    }

    private String segment(String part, int depth) {
        if (namesSomebody(Personal.decoded(part))) {
            return REMOVED;
        }
        return part.indexOf('=') > 0 ? parameter(part, depth) : part;
    }

    private String parameters(String query, int depth) {
        return each(query, '&', parameter -> parameter(parameter, depth));
    }

    private String parameter(String parameter, int depth) {
        int equals = parameter.indexOf('=');
        String name = Personal.decoded(equals < 0 ? parameter : parameter.substring(0, equals));
        if (namesSomebody(name)) {
            return REMOVED;
        }
        if (equals < 0) {
            return parameter;
        }
        String value = parameter.substring(equals + 1);
        boolean personal =
                !value.isEmpty() && (Personal.isNamed(name) || isPersonal(name, Personal.decoded(value), depth));
        return personal ? parameter.substring(0, equals + 1) + REMOVED : parameter;
    }

    /** Whether the value of a parameter, as it is meant, names somebody. */
    boolean isPersonal(String name, String value) {
        return isPersonal(name, value, 0);
    }

    private static boolean namesSomebody(String meant) {
        return Personal.hasEmail(meant) || Personal.isPhone(meant) || Personal.isToken(meant);
    }

    private boolean isPersonal(String name, String value, int depth) {
        return Personal.hasEmail(value)
                || Personal.isPhone(value)
                || (!mayBeTokens.contains(name) && Personal.isToken(value))
                || (depth < DEEPEST
                        && looksLikeUrl(value)
                        && !scrubbed(value, depth + 1).equals(value));
    }

    private static boolean looksLikeUrl(String value) {
        return value.indexOf('?') >= 0 || value.indexOf('=') >= 0 || value.contains("://");
    }

    private static String each(String text, char separator, UnaryOperator<String> part) {
        StringBuilder joined = new StringBuilder(text.length());
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            joined.append(part.apply(text.substring(from, at))).append(separator);
            from = at + 1;
        }
        return joined.append(part.apply(text.substring(from))).toString();
    }
}
