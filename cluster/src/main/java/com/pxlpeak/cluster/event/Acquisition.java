package com.pxlpeak.cluster.event;

/**
 * How a visitor came to the site; empty texts where unknown.
 *
 * @param source such as {@code google}, {@code newsletter} or a referring host
 * @param medium such as {@code cpc}, {@code email} or {@code organic}
 * @param referrer the host of the page that linked here
 */
public record Acquisition(String source, String medium, String campaign, String term, String content, String referrer) {

    /** Came by no link that we can see. */
    public static final Acquisition DIRECT = new Acquisition("(direct)", "(none)", "", "", "", "");
}
