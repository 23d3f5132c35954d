package com.pxlpeak.ops.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * An event of the ledger's traffic, as its sender knows it.
 *
 * @param amount of a purchase or refund, in ten-thousandths; 0 for all else
 * @param sentAt when its sender's clock says it sent it, the same at every try; looked at only if it tells
 */
record Tracked(
        String id,
        String client,
        String name,
        String page,
        Instant timestamp,
        Instant sentAt,
        Clockwork clockwork,
        long amount,
        String currency,
        Flaw flaw) {

    static final String PAGE_VIEW = "page_view";
    static final String PURCHASE = "purchase";
    static final String REFUND = "refund";
    static final String SCROLL = "scroll";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What events of one request have in common. */
    record Envelope(boolean keyed, Instant sentAt) {

        private static final Instant UNTOLD = Instant.EPOCH;

        boolean tellsWhenSent() {
            return !sentAt.equals(UNTOLD);
        }
    }

    Envelope envelope() {
        return new Envelope(clockwork.isKeyed(), clockwork.tellsWhenSent() ? sentAt : Envelope.UNTOLD);
    }

    boolean isValid() {
        return flaw == Flaw.NONE;
    }

    boolean isPageView() {
        return name.equals(PAGE_VIEW);
    }

    BigDecimal value() {
        return BigDecimal.valueOf(amount, 4);
    }

    /** What it adds to revenue. */
    BigDecimal revenue() {
        return name.equals(REFUND) ? value().negate() : value();
    }

    Instant time(Instant receivedAt) {
        return clockwork.time(timestamp, sentAt, receivedAt);
    }

    ObjectNode json() {
        ObjectNode event = JSON.createObjectNode()
                .put("event_id", id)
                .put("event", name)
                .put("client_id", client)
                .put("timestamp", timestamp.toString());
        ObjectNode properties = event.putObject("properties");
        if (!page.isEmpty()) {
            properties.put("page_path", page);
        }
        if (amount != 0) {
            properties.put("value", value()).put("currency", currency);
        }
        flaw.apply(event);
        return event;
    }
}
