package com.pxlpeak.ops.ledger;

import com.pxlpeak.ops.ledger.Account.Answer;
import com.pxlpeak.ops.ledger.Expectation.Happened;
import com.pxlpeak.ops.ledger.Observed.Amounts;
import com.pxlpeak.ops.ledger.Observed.HourSeen;
import com.pxlpeak.ops.ledger.Observed.SessionSeen;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads ClickHouse, and what Kafka keeps of events that are not in it, and holds both against the books. */
final class Checker {

    private final ClickHouseRows rows;
    private final SetAside setAside;
    private final Books books;
    private final Poison poison;

    Checker(ClickHouseRows rows, SetAside setAside, Books books, Poison poison) {
        this.rows = rows;
        this.setAside = setAside;
        this.books = books;
        this.poison = poison;
    }

    Verdict check() throws IOException, InterruptedException {
        Notes notes = new Notes();
        Present present = new Present(books, notes);
        Revenue byEvents = new Revenue();
        rows.events(row -> {
            present.see(row);
            if (row.name().equals(Tracked.PURCHASE)) {
                byEvents.add(row.currency(), row.value());
            } else if (row.name().equals(Tracked.REFUND)) {
                byEvents.add(row.currency(), row.value().negate());
            }
        });
        Tally tally = new Tally(present, setAside.rejected(), notes);
        books.accounts().forEach(tally::add);
        Revenue bySessions = new Revenue();
        long sessionsDiff = sessionsDiff(tally.expected, bySessions, notes);
        Amounts revenue = tally.expected.revenue();
        return new Verdict(
                tally.sent,
                tally.acked,
                tally.lost + poisonLost(notes),
                present.duplicated(),
                present.phantom() + tally.taken,
                sessionsDiff,
                hoursDiff(tally.expected, notes),
                byEvents.sum.distance(revenue).add(bySessions.sum.distance(revenue)),
                notes.lines());
    }

    /** Records that nobody can read, and that are not in quarantine. */
    private long poisonLost(Notes notes) throws IOException {
        Set<String> missing = new HashSet<>(poison.places());
        if (!missing.isEmpty()) {
            missing.removeAll(setAside.quarantined());
        }
        missing.forEach(place -> notes.add("not in quarantine", place));
        return missing.size();
    }

    private long sessionsDiff(Expectation expected, Revenue revenue, Notes notes)
            throws IOException, InterruptedException {
        Map<SessionSeen, Integer> missing = expected.sessions();
        List<SessionSeen> surplus = new ArrayList<>();
        rows.sessions(session -> {
            session.revenue().byCurrency().forEach(revenue::add);
            Integer left = missing.get(session);
            if (left == null) {
                surplus.add(session);
            } else if (left == 1) {
                missing.remove(session);
            } else {
                missing.put(session, left - 1);
            }
        });
        missing.keySet().forEach(session -> notes.add("session missing", session));
        surplus.forEach(session -> notes.add("session too many", session));
        return surplus.size()
                + missing.values().stream().mapToLong(Integer::longValue).sum();
    }

    private long hoursDiff(Expectation expected, Notes notes) throws IOException, InterruptedException {
        if (!rows.hasHours()) {
            notes.add("note", "there is no site_hours: rollups were not compared");
            return 0;
        }
        Map<Instant, HourSeen> missing = expected.hours();
        List<HourSeen> surplus = new ArrayList<>();
        rows.hours(hour -> {
            if (!missing.remove(hour.hour(), hour)) {
                surplus.add(hour);
            }
        });
        surplus.forEach(hour -> notes.add("hour as told", hour));
        missing.values().forEach(hour -> notes.add("hour as it must be", hour));
        // An hour that is told wrongly is one difference, although it is on both sides.
        surplus.forEach(hour -> missing.remove(hour.hour()));
        return (long) surplus.size() + missing.size();
    }

    /** Goes through the accounts: what was told, and what must therefore be there. */
    private static final class Tally {
        private final Present present;
        private final Set<String> rejected;
        private final Notes notes;
        private final Expectation expected = new Expectation();
        private long sent;
        private long acked;
        private long lost;
        /** Malformed, and acknowledged all the same. */
        private long taken;

        Tally(Present present, Set<String> rejected, Notes notes) {
            this.present = present;
            this.rejected = rejected;
            this.notes = notes;
        }

        void add(Account account) {
            Traffic traffic = account.traffic();
            for (int client = 0; client < traffic.clients(); client++) {
                List<Happened> happened = new ArrayList<>();
                for (int number = traffic.firstOf(client); number < traffic.firstOf(client + 1); number++) {
                    add(account, number, happened);
                }
                expected.add(happened);
            }
        }

        private void add(Account account, int number, List<Happened> happened) {
            Tracked event = account.traffic().event(number);
            boolean acknowledged = account.was(Answer.ACKNOWLEDGED, number);
            sent += account.wasSent(number) ? 1 : 0;
            acked += acknowledged ? 1 : 0;
            if (!event.isValid()) {
                taken += acknowledged ? 1 : 0;
                if (account.was(Answer.REFUSED, number) && !rejected.contains(event.id())) {
                    lost++;
                    notes.add("refused and not kept", event);
                }
                return;
            }
            if (acknowledged && present.at(account, number).isEmpty()) {
                lost++;
                notes.add("lost", event);
            } else if (account.was(Answer.REFUSED, number)) {
                lost++;
                notes.add("refused", event);
            }
            present.expectedAt(account, number).ifPresent(at -> happened.add(new Happened(at, event)));
        }
    }

    /** A sum that grows. */
    private static final class Revenue {
        private Amounts sum = Amounts.NONE;

        void add(String currency, BigDecimal amount) {
            sum = sum.plus(currency, amount);
        }
    }
}
