package com.pxlpeak.edge.bots;

/**
 * Something that speaks for a machine. Codes are stored and kept; weights may change, since whoever has the codes can
 * weigh them anew.
 */
enum Signal {
    /** A user agent on the list of crawlers: it says itself what it is. */
    AGENT_LISTED("agent.listed", 100, "crawler"),
    /** A user agent that drives a browser without a screen. */
    AGENT_HEADLESS("agent.headless", 95, "automation"),
    /** A user agent that the rules for devices take for a robot. */
    AGENT_ROBOT("agent.robot", 90, "robot"),
    /** No user agent beside a request of one's own: every browser has one. What a server leaves untold says nothing. */
    AGENT_MISSING("agent.missing", 70, "unnamed"),
    /** Client hints that contradict the user agent, or come from a browser that has none. */
    HINTS_CONTRADICT("hints.contradict", 70, "disguised"),
    /** A browser whose user has no language. */
    LANGUAGE_MISSING("language.missing", 40, "disguised"),
    /** From a network that the operator lists as a data centre's. */
    ADDRESS_DATACENTRE("address.datacentre", 60, "hosted"),
    /** More events of a client than hands and scripts of a page bring forth. */
    RATE_CLIENT("rate.client", 60, "flood"),
    /** More events from an address than even an office sends. */
    RATE_ADDRESS("rate.address", 50, "flood"),
    /** Ever new clients from one address, each seen once. */
    FLOOD_CLIENTS("flood.clients", 60, "flood"),
    /** One page after the other, faster than any can be seen. */
    TIMING_PAGES("timing.pages", 60, "automation");

    private final String code;
    private final int weight;
    private final String kind;

    Signal(String code, int weight, String kind) {
        this.code = code;
        this.weight = weight;
        this.kind = kind;
    }

    String code() {
        return code;
    }

    /** How sure a machine is behind it, of a hundred, if nothing else is known. */
    int weight() {
        return weight;
    }

    String kind() {
        return kind;
    }
}
