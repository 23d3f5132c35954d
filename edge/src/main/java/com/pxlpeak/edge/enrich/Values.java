package com.pxlpeak.edge.enrich;

import com.fasterxml.jackson.databind.JsonNode;
import com.pxlpeak.cluster.event.Money;
import com.pxlpeak.edge.enrich.Worth.Known;
import com.pxlpeak.edge.enrich.Worth.Unsaid;
import com.pxlpeak.edge.enrich.Worth.Unusable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads an event's {@code value} or {@code revenue}, in its {@code currency} or that of its site. */
public final class Values {

    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,20})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    /** What {@link Money} holds, rounding included. */
    private static final BigDecimal LARGEST =
            BigDecimal.TEN.pow(14).subtract(BigDecimal.ONE.movePointLeft(Money.SCALE));

    /** Beyond this many digits from the point an exponent was meant to cost us, not to tell a price. */
    private static final int MAX_SCALE = 64;

    private Values() {}

    public static Worth of(JsonNode properties, String siteCurrency) {
        String property = properties.hasNonNull("value") ? "value" : "revenue";
        JsonNode amount = properties.path(property);
        if (amount.isMissingNode() || amount.isNull()) {
            return new Unsaid();
        }
        if (!amount.isNumber() && !AMOUNT.matcher(amount.asText()).matches()) {
            return new Unusable(property, "amount (expected: a number such as 99.99)");
        }
        String told = Texts.first(properties, "currency").toUpperCase(Locale.ROOT);
        String currency = told.isEmpty() ? siteCurrency : told;
        if (!CURRENCY.matcher(currency).matches()) {
            return new Unusable("currency", "currency (expected: three letters of ISO 4217)");
        }
        BigDecimal exact = amount.isNumber() ? amount.decimalValue() : new BigDecimal(amount.asText());
        if (!isReckonable(exact) || exact.abs().compareTo(LARGEST) > 0) {
            return new Unusable(property, "amount (expected: below 10^14)");
        }
        // Shops add prices up in binary: 19.990000000000002 means 19.99.
        return new Known(new Money(exact.setScale(Money.SCALE, RoundingMode.HALF_UP), currency));
    }

    /** Whether one may add to an amount without asking what it costs: {@code 1E+999999999} has a billion digits. */
    public static boolean isReckonable(BigDecimal amount) {
        return Math.abs((long) amount.scale()) <= MAX_SCALE;
    }
}
