package com.pxlpeak.edge.privacy;

import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Takes out of a URL, or the path or query of one, what names somebody: parameters and parts of the path that are e-mail
 * addresses, phone numbers or tokens, parameters whose name says so, and user and password before the host.
 */
final class UrlScrubber {

    static final String REMOVED = "removed";

    /** Links lead to links; deeper than this nobody looks. */
    private static final int DEEPEST = 3;

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
        int fragment = url.indexOf('#');
        String whole = fragment < 0 ? url : url.substring(0, fragment);
        int question = whole.indexOf('?');
        String place = question < 0 ? whole : whole.substring(0, question);
        StringBuilder clean = new StringBuilder(url.length());
        clean.append(scrubbedPlace(place));
        if (question >= 0) {
            clean.append('?').append(parameters(whole.substring(question + 1), depth));
        }
        if (fragment >= 0) {
            String end = url.substring(fragment + 1);
            clean.append('#').append(end.indexOf('=') < 0 ? segments(end) : parameters(end, depth));
        }
        return clean.toString();
    }

    private static String scrubbedPlace(String place) {
        int scheme = place.indexOf("://");
        if (scheme < 0) {
            return segments(place);
        }
        int host = scheme + 3;
        int slash = place.indexOf('/', host);
        int path = slash < 0 ? place.length() : slash;
        String authority = place.substring(host, path);
        return place.substring(0, host)
                + authority.substring(authority.lastIndexOf('@') + 1)
                + segments(place.substring(path));
    }

    private static String segments(String path) {
        return each(path, '/', segment -> {
            String meant = Personal.decoded(segment);
            return Personal.hasEmail(meant) || Personal.isPhone(meant) || Personal.isToken(meant) ? REMOVED : segment;
        });
    }

    private String parameters(String query, int depth) {
        return each(query, '&', parameter -> {
            int equals = parameter.indexOf('=');
            if (equals < 0) {
                return Personal.hasEmail(Personal.decoded(parameter)) ? REMOVED : parameter;
            }
            String name = Personal.decoded(parameter.substring(0, equals));
            String value = parameter.substring(equals + 1);
            boolean personal =
                    !value.isEmpty() && (Personal.isNamed(name) || isPersonal(name, Personal.decoded(value), depth));
            return personal ? parameter.substring(0, equals + 1) + REMOVED : parameter;
        });
    }

    /** Whether the value of a parameter, as it is meant, names somebody. */
    boolean isPersonal(String name, String value) {
        return isPersonal(name, value, 0);
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
