package com.pxlpeak.cluster.topic;

/** The names of the Kafka topics. Values are JSON, so that anyone can read them. */
public final class Topics {

    /** Accepted, enriched events, keyed {@code site|client}: what partitions read and the archive keeps. */
    public static final String RAW = "pxlpeak.events.raw";

    /** What the edge turned away, with reason and payload, keyed by site. */
    public static final String REJECTED = "pxlpeak.events.rejected";

    /** What was accepted but broke a later stage, with the reason, keyed like the topic it came from. */
    public static final String QUARANTINE = "pxlpeak.events.quarantine";

    private Topics() {}
}
