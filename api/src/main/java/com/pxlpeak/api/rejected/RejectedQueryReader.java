package com.pxlpeak.api.rejected;

import com.pxlpeak.api.query.Parameters;
import com.pxlpeak.api.query.Parameters.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads which rejected events are asked for; what is wrong is said of the parameter it is wrong with. */
public final class RejectedQueryReader {

    private static final List<String> NAMES = List.of("code", "stage", "status", "from", "to", "limit", "cursor");
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_CODES = 100;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private RejectedQueryReader() {}

    /**
     * The query that a request asks.
     *
     * @param parameters percent-decoded, by name
     */
    public static RejectedQuery read(Map<String, List<String>> parameters) throws Refusal {
        Parameters given = Parameters.of(parameters, NAMES);
        List<RejectedStatus> status = given.values("status", RejectedStatus::of, RejectedStatus.keys());
        if (status.size() > 1) {
            throw new Refusal("status", "status: several (expected: one)", RejectedStatus.keys());
        }
        return new RejectedQuery(
                filter(given, List.of(), status.isEmpty() ? RejectedStatus.OPEN : status.get(0)),
                given.number("limit", DEFAULT_LIMIT, 1, RejectedQuery.MAX_LIMIT),
                cursor(given));
    }

    static RejectedFilter filter(Parameters given, List<String> ids, RejectedStatus status) throws Refusal {
        Optional<Instant> from = time(given, "from");
        Optional<Instant> to = time(given, "to");
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw new Refusal("to", "to: " + to.get() + " (expected: after from, " + from.get() + ")");
        }
        return new RejectedFilter(
                ids, codes(given), given.values("stage", RejectedStage::of, RejectedStage.keys()), status, from, to);
    }

    static Optional<RejectedCursor> cursor(Parameters given) throws Refusal {
        Optional<String> text = given.text("cursor");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<RejectedCursor> cursor = RejectedCursor.parse(text.get());
        if (cursor.isEmpty()) {
            throw new Refusal("cursor", "cursor: '" + text.get() + "' (expected: next_cursor of an answer)");
        }
        return cursor;
    }

    /** Any code, since any part of the system may name more; but nothing that cannot be one. */
    private static List<String> codes(Parameters given) throws Refusal {
        List<String> codes = given.names("code");
        for (String code : codes) {
            if (!CODE.matcher(code).matches()) {
                throw new Refusal(
                        "code", "code: '" + code + "' (expected: codes as answers name them, parted by commas)");
            }
        }
        if (codes.size() > MAX_CODES) {
            throw new Refusal("code", "code: " + codes.size() + " of them (expected: at most " + MAX_CODES + ")");
        }
        return codes;
    }

    private static Optional<Instant> time(Parameters given, String name) throws Refusal {
        Optional<String> text = given.text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Instant time = OffsetDateTime.parse(text.get()).toInstant();
            if (!time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
                return Optional.of(time);
            }
        } catch (DateTimeException e) {
            // Told below, like a time out of range.
        }
        throw new Refusal(
                name, name + ": '" + text.get() + "' (expected: an RFC 3339 date-time such as 2026-01-07T12:00:00Z)");
    }
}
