package com.pxlpeak.edge.enrich;

import java.util.Locale;

/** What kind of place a source is, as far as it is one that everybody knows: the first words of {@code referrers.txt}. */
enum SourceCategory {
    SEARCH("organic"),
    SOCIAL("social"),
    SHOPPING("referral"),
    VIDEO("referral");

    private final String medium;

    SourceCategory(String medium) {
        this.medium = medium;
    }

    /** By what a plain link from there comes. */
    String medium() {
        return medium;
    }

    static SourceCategory ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
