package com.pxlpeak.edge.enrich;

import com.ethlo.time.ITU;
import com.ethlo.time.LeapSecondException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** RFC 3339 date-times, as the schema's {@code date-time} understands them. */
public final class Timestamps {

    /** {@code 2026-01-12T14:30:00.125Z}: what browsers write, and nearly all others. */
    private static final String PLAIN = "0000-00-00T00:00:00.000Z";

    private static final String WHOLE_SECONDS = "0000-00-00T00:00:00Z";

    private static final int SECONDS_OF_DAY = 86_400;

    private Timestamps() {}

    public static Optional<Instant> parse(String text) {
        if (isPlain(text)) {
            return Optional.of(plain(text));
        }
        try {
            return Optional.of(ITU.parseDateTime(text).toInstant());
        } catch (LeapSecondException e) {
            return Optional.of(e.getNearestDateTime().toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether it is surely a date-time, told at a glance; of others it is not said whether they are one. */
    public static boolean isPlain(String text) {
        if (!isOfForm(PLAIN, text) && !isOfForm(WHOLE_SECONDS, text)) {
            return false;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        return year > 0
                && month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth())
                && number(text, 11, 13) < 24
                && number(text, 14, 16) < 60
                && number(text, 17, 19) < 60;
    }

    private static boolean isOfForm(String form, String text) {
        if (text.length() != form.length()) {
            return false;
        }
        for (int i = 0; i < form.length(); i++) {
            char expected = form.charAt(i);
            char c = text.charAt(i);
            if (expected == '0' ? c < '0' || c > '9' : c != expected) {
                return false;
            }
        }
        return true;
    }

    private static Instant plain(String text) {
        long days = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        int seconds = (number(text, 11, 13) * 60 + number(text, 14, 16)) * 60 + number(text, 17, 19);
        int millis = text.length() == PLAIN.length() ? number(text, 20, 23) : 0;
        return Instant.ofEpochSecond(days * SECONDS_OF_DAY + seconds, millis * 1_000_000L);
    }

    private static int number(String digits, int from, int until) {
        int number = 0;
        for (int i = from; i < until; i++) {
            number = 10 * number + digits.charAt(i) - '0';
        }
        return number;
    }
}
