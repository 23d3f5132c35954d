package com.pxlpeak.cluster.event;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * An amount of a currency, exact.
 *
 * @param amount at most 14 digits before and 4 after the point, so that it fits ClickHouse's Decimal(18, 4)
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, String currency) {

    public static final int SCALE = 4;

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(14);

    /** An amount is kept without trailing zeros, so that equal amounts are equal values. */
    public Money {
        if (amount.abs().compareTo(LIMIT) >= 0) {
            throw new IllegalArgumentException("amount: " + amount + " (expected: below 10^14)");
        }
        if (amount.scale() > SCALE && amount.stripTrailingZeros().scale() > SCALE) {
            throw new IllegalArgumentException("amount: " + amount + " (expected: 4 decimals at most)");
        }
        if (!CURRENCY.matcher(currency).matches()) {
            throw new IllegalArgumentException("currency: '" + currency + "' (expected: three capital letters)");
        }
        amount = amount.stripTrailingZeros();
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("currency: " + other.currency + " (expected: " + currency + ")");
        }
        return new Money(amount.add(other.amount), currency);
    }
}
