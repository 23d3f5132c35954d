package com.pxlpeak.ops.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accounts of all runs on an installation: what its tables may hold, and nothing else. */
final class Books {

    private final Map<String, Account> byTag = new LinkedHashMap<>();

    /** An event of an account. */
    record Entry(Account account, int number) {}

    void add(Account account) {
        if (byTag.putIfAbsent(account.traffic().tag(), account) != null) {
            throw new IllegalArgumentException(
                    "run: " + account.traffic().tag() + " (expected: one that is not in the books)");
        }
    }

    List<Account> accounts() {
        return List.copyOf(byTag.values());
    }

    /** The event of this id, if the ledger has one. */
    Optional<Entry> find(String eventId) {
        String[] parts = eventId.split("\\.", -1);
        Account account = parts.length == 3 ? byTag.get(parts[0]) : null;
        if (account == null) {
            return Optional.empty();
        }
        try {
            Traffic traffic = account.traffic();
            int client = Integer.parseInt(parts[1]);
            int number = client < traffic.clients() ? traffic.firstOf(client) + Integer.parseInt(parts[2]) : -1;
            boolean known = number >= 0
                    && number < traffic.events()
                    && traffic.event(number).id().equals(eventId);
            return known ? Optional.of(new Entry(account, number)) : Optional.empty();
        } catch (NumberFormatException notOfOurs) {
            return Optional.empty();
        }
    }
}
