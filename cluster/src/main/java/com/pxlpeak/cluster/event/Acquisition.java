package com.pxlpeak.cluster.event;

/**
 * How a visitor came to the site; empty texts where unknown.
 *
 * @param source such as {@code google}, {@code newsletter} or a referring host
 * @param medium such as {@code cpc}, {@code email} or {@code organic}
 * @param referrer the host of the page that linked here
 * @param channel the group that the other parts put it into, such as {@code Paid Search}; empty where written before
 *     there were channels
 * @param clickId what an advertiser put on the link, with its name, such as {@code gclid=Cj0K}
 */
public record Acquisition(
        String source,
        String medium,
        String campaign,
        String term,
        String content,
        String referrer,
        String channel,
        String clickId) {

    /** Came by no link that we can see. */
    public static final Acquisition DIRECT = new Acquisition("(direct)", "(none)", "", "", "", "").inChannel("Direct");

    /** One that is in no channel yet, by a link without a click id. */
    public Acquisition(String source, String medium, String campaign, String term, String content, String referrer) {
        this(source, medium, campaign, term, content, referrer, "", "");
    }

    public Acquisition inChannel(String known) {
        return new Acquisition(source, medium, campaign, term, content, referrer, known, clickId);
    }

    /** The same by a link that an advertiser marked. */
    public Acquisition byClick(String name, String value) {
        return new Acquisition(source, medium, campaign, term, content, referrer, channel, name + '=' + value);
    }
}
