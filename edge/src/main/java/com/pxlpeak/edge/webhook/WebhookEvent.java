package com.pxlpeak.edge.webhook;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pxlpeak.edge.dialect.ForeignIds;
import com.pxlpeak.edge.dialect.Telling;
import com.pxlpeak.edge.enrich.Values;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A message, understood by its mapping. */
record WebhookEvent(WebhookSource source, WebhookMapping mapping, Pointed pointed) {

    /** Stripe's: it counts most currencies in hundredths, but not these. */
    private static final Set<String> WITHOUT_CENTS = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");

    private static final Set<String> IN_THOUSANDTHS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

    private static final long MILLIS_SINCE = 100_000_000_000L;

    boolean counts() {
        return mapping.where().entrySet().stream()
                .allMatch(condition -> pointed.text(List.of(condition.getKey())).equals(condition.getValue()));
    }

    /** What names the event: what the mapping says, else the message's own id. */
    String id(String ofMessage) {
        String told = pointed.text(mapping.id());
        return told.isEmpty() ? ofMessage : told;
    }

    ObjectNode event(String type, String ofMessage, Instant receivedAt) {
        String id = id(ofMessage);
        String user = pointed.text(mapping.user());
        Telling telling = Telling.of(mapping.event())
                .id(id.isEmpty() ? "" : ForeignIds.event(mapping.event() + "-" + id))
                .client(client(user, id))
                .user(user)
                .at(time().orElse(receivedAt.toString()))
                .with("webhook", source.name())
                .with("webhook_type", type);
        String currency = pointed.text(mapping.currency()).toUpperCase(Locale.ROOT);
        value(currency).ifPresent(value -> telling.with("value", DecimalNode.valueOf(value)));
        telling.with("currency", currency);
        for (Map.Entry<String, String> property : mapping.properties().entrySet()) {
            telling.with(property.getKey(), pointed.at(property.getValue()));
        }
        return telling.event();
    }

    /** Who did it; if nobody is named, somebody who did nothing else. */
    private String client(String user, String id) {
        String client = ForeignIds.client(pointed.text(mapping.client()));
        if (!client.isEmpty()) {
            return client;
        }
        return ForeignIds.clientOfUser(user.isEmpty() ? "webhook:" + source.name() + ":" + id : user);
    }

    /** What is not to be reckoned with stays as it was told: the door's steps refuse it. */
    private Optional<BigDecimal> value(String currency) {
        BigDecimal less = pointed.amount(mapping.less()).orElse(BigDecimal.ZERO);
        return pointed.amount(mapping.value()).map(amount -> {
            if (!Values.isReckonable(amount) || !Values.isReckonable(less)) {
                return Values.isReckonable(amount) ? less : amount;
            }
            BigDecimal left = amount.subtract(less);
            return mapping.minorUnits() ? left.movePointLeft(decimalsOf(currency)) : left;
        });
    }

    private static int decimalsOf(String currency) {
        if (WITHOUT_CENTS.contains(currency)) {
            return 0;
        }
        return IN_THOUSANDTHS.contains(currency) ? 3 : 2;
    }

    /** A date-time, or a number of seconds or milliseconds since 1970. */
    private Optional<String> time() {
        String told = pointed.text(mapping.time());
        if (told.matches("[0-9]{1,14}")) {
            long number = Long.parseLong(told);
            return Optional.of(
                    (number < MILLIS_SINCE ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number)).toString());
        }
        return Optional.of(told).filter(text -> !text.isEmpty());
    }
}
