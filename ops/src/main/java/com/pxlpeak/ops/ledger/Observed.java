package com.pxlpeak.ops.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Rows of the tables, as readers see them. */
final class Observed {

    private Observed() {}

    record EventSeen(
            String id,
            String client,
            String name,
            String page,
            Instant at,
            Instant receivedAt,
            BigDecimal value,
            String currency) {}

    /** A session without its name. */
    record SessionSeen(
            String client, Instant startedAt, Instant endedAt, long events, long pageViews, Amounts revenue) {}

    /** What a site did in an hour. */
    record HourSeen(Instant hour, long visitors, long sessions, long pageViews, long events, Amounts revenue) {}

    /** Amounts by currency. None and nothing are the same, and so are 1 and 1.0000. */
    record Amounts(Map<String, BigDecimal> byCurrency) {

        static final Amounts NONE = new Amounts(Map.of());

        Amounts {
            Map<String, BigDecimal> plain = new TreeMap<>();
            byCurrency.forEach((currency, amount) -> {
                if (amount.signum() != 0) {
                    plain.put(currency, amount.stripTrailingZeros());
                }
            });
            byCurrency = Map.copyOf(plain);
        }

        /** As {@code EUR=1.5,USD=2}. */
        static Amounts parse(String text) {
            Map<String, BigDecimal> amounts = new TreeMap<>();
            for (String entry : text.split(",", -1)) {
                int equals = entry.indexOf('=');
                if (equals > 0) {
                    amounts.merge(
                            entry.substring(0, equals), new BigDecimal(entry.substring(equals + 1)), BigDecimal::add);
                }
            }
            return new Amounts(amounts);
        }

        Amounts plus(String currency, BigDecimal amount) {
            if (amount.signum() == 0) {
                return this;
            }
            Map<String, BigDecimal> sums = new TreeMap<>(byCurrency);
            sums.merge(currency, amount, BigDecimal::add);
            return new Amounts(sums);
        }

        /** How far the two are apart, all currencies taken together. */
        BigDecimal distance(Amounts other) {
            Map<String, BigDecimal> differences = new TreeMap<>(byCurrency);
            other.byCurrency.forEach(
                    (currency, amount) -> differences.merge(currency, amount.negate(), BigDecimal::add));
            return differences.values().stream().map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
