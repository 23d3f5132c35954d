package com.pxlpeak.edge.enrich;

import com.pxlpeak.cluster.event.Money;

/** What an event says it was worth. */
public sealed interface Worth {

    /** It names no amount. */
    record Unsaid() implements Worth {}

    record Known(Money money) implements Worth {}

    /**
     * It names one that cannot be used.
     *
     * @param property the property at fault
     */
    record Unusable(String property, String message) implements Worth {}
}
