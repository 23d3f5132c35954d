package com.pxlpeak.ops.ledger;

import com.pxlpeak.ops.ledger.Account.Answer;
import com.pxlpeak.ops.ledger.Books.Entry;
import com.pxlpeak.ops.ledger.Observed.EventSeen;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Holds the rows of events against the books: which are there, when they happened, and which should not be there. */
final class Present {

    private static final long ABSENT = Long.MIN_VALUE;

    private final Books books;
    private final Notes notes;
    /** When each event that is there happened, by the rules. */
    private final Map<Account, long[]> times = new HashMap<>();

    private long duplicated;
    private long phantom;

    Present(Books books, Notes notes) {
        this.books = books;
        this.notes = notes;
        for (Account account : books.accounts()) {
            long[] none = new long[account.traffic().events()];
            Arrays.fill(none, ABSENT);
            times.put(account, none);
        }
    }

    void see(EventSeen row) {
        Optional<Entry> entry = books.find(row.id());
        if (entry.isEmpty() || !entry.get().account().wasSent(entry.get().number())) {
            phantom++;
            notes.add("never sent", row);
            return;
        }
        Account account = entry.get().account();
        int number = entry.get().number();
        Tracked sent = account.traffic().event(number);
        Instant time = sent.time(row.receivedAt());
        if (!sent.isValid() || !isTrue(row, sent, time)) {
            phantom++;
            notes.add("not as sent", row + " for " + sent);
        }
        if (at(account, number).isPresent()) {
            duplicated++;
            notes.add("twice", row);
        } else if (sent.isValid()) {
            timesOf(account)[number] = time.toEpochMilli();
        }
    }

    private static boolean isTrue(EventSeen row, Tracked sent, Instant time) {
        return row.client().equals(sent.client())
                && row.name().equals(sent.name())
                && row.page().equals(sent.page())
                && row.at().equals(time)
                && row.value().compareTo(sent.value()) == 0
                && row.currency().equals(sent.amount() == 0 ? "" : sent.currency());
    }

    private long[] timesOf(Account account) {
        return Objects.requireNonNull(times.get(account), "an account of the books");
    }

    long duplicated() {
        return duplicated;
    }

    long phantom() {
        return phantom;
    }

    /** When an event happened that is there. */
    Optional<Instant> at(Account account, int number) {
        long millis = timesOf(account)[number];
        return millis == ABSENT ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    /** When an event happened that is there, or should be. */
    Optional<Instant> expectedAt(Account account, int number) {
        Optional<Instant> seen = at(account, number);
        if (seen.isPresent() || !account.was(Answer.ACKNOWLEDGED, number)) {
            return seen;
        }
        Tracked event = account.traffic().event(number);
        // Of one that is lost, the time of receipt is lost too.
        boolean known =
                event.isValid() && (event.clockwork() == Clockwork.SERVER || event.clockwork() == Clockwork.BROWSER);
        return known ? Optional.of(event.timestamp()) : Optional.empty();
    }
}
