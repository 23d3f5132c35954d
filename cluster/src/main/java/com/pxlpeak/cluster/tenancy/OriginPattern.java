package com.pxlpeak.cluster.tenancy;

import java.util.Locale;
import java.util.regex.Pattern;

/** An origin ({@code https://shop.example}), or with {@code https://*.shop.example} those of every host under one. */
public record OriginPattern(String text) {

    private static final Pattern SHAPE = Pattern.compile(
            "https?://(\\*\\.)?[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[0-9]{1,5})?|https?://\\[[0-9a-f:.]+](:[0-9]{1,5})?");

    public OriginPattern {
        text = withoutUsualPort(text.toLowerCase(Locale.ROOT));
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "origin: '" + text + "' (expected: such as https://shop.example or https://*.shop.example)");
        }
    }

    /** @param origin as browsers write it, without the port that its scheme implies */
    boolean matches(String origin) {
        String asked = origin.toLowerCase(Locale.ROOT);
        int wildcard = text.indexOf("*.");
        if (wildcard < 0) {
            return asked.equals(text);
        }
        String scheme = text.substring(0, wildcard);
        String under = text.substring(wildcard + 1);
        return asked.startsWith(scheme)
                && asked.endsWith(under)
                && asked.length() > scheme.length() + under.length()
                && isHost(asked.substring(scheme.length(), asked.length() - under.length()));
    }

    /** Browsers leave it out. */
    private static String withoutUsualPort(String origin) {
        if (origin.startsWith("https://") && origin.endsWith(":443")) {
            return origin.substring(0, origin.length() - ":443".length());
        }
        return origin.startsWith("http://") && origin.endsWith(":80")
                ? origin.substring(0, origin.length() - ":80".length())
                : origin;
    }

    private static boolean isHost(String text) {
        return text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.');
    }

    @Override
    public String toString() {
        return text;
    }
}
