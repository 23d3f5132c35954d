package com.pxlpeak.cluster.event;

/** Whose clock an event's time was taken from. The codes are stored. */
public enum TimeSource {
    /** Not told: the event was written before this was. */
    UNKNOWN(""),
    /** That of somebody we trust, such as a server or an import. */
    TRUSTED("trusted"),
    /** Ours, less what lay between happening and sending by the sender's clock. */
    CORRECTED("corrected"),
    /** The sender's, which did not say when it sent but told nothing impossible. */
    SENDER("sender"),
    /** Ours, when the event was received. */
    RECEIVED("received");

    private final String code;

    TimeSource(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** One that a later release may have added counts as not told. */
    static TimeSource ofCode(String code) {
        for (TimeSource source : values()) {
            if (source.code.equals(code)) {
                return source;
            }
        }
        return UNKNOWN;
    }
}
