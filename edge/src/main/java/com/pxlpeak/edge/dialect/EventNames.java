package com.pxlpeak.edge.dialect;

import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Our names for what others call as they like: {@code Outbound Link: Click} is {@code outbound_link_click}. */
final class EventNames {

    private static final Pattern OURS = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final Pattern INNER_CAPITAL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");
    private static final int MAX_LENGTH = 64;
    private static final int MARK_BYTES = 4;

    private EventNames() {}

    static String ours(String theirs) {
        if (OURS.matcher(theirs).matches()) {
            return theirs;
        }
        String plain = ACCENT.matcher(Normalizer.normalize(theirs, Normalizer.Form.NFKD))
                .replaceAll("");
        String apart = INNER_CAPITAL.matcher(plain).replaceAll("_").toLowerCase(Locale.ROOT);
        String words = stripped(BETWEEN_WORDS.matcher(apart).replaceAll("_"));
        boolean legible = apart.codePoints().noneMatch(EventNames::isLetterBeyondAscii);
        if (legible && !words.isEmpty() && words.length() <= MAX_LENGTH - 2) {
            return Character.isDigit(words.charAt(0)) ? "e_" + words : words;
        }
        // What its letters do not tell apart, or cannot in so few, the mark does.
        String mark = HexFormat.of().formatHex(ForeignIds.sha256(theirs), 0, MARK_BYTES);
        String head = "e_" + words;
        return stripped(head.substring(0, Math.min(head.length(), MAX_LENGTH - mark.length() - 1))) + "_" + mark;
    }

    private static boolean isLetterBeyondAscii(int codePoint) {
        return codePoint > 127 && Character.isLetterOrDigit(codePoint);
    }

    private static String stripped(String words) {
        int start = words.startsWith("_") ? 1 : 0;
        int end = words.length() > start && words.endsWith("_") ? words.length() - 1 : words.length();
        return words.substring(start, end);
    }
}
