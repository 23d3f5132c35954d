package com.pxlpeak.edge.limit;

import com.pxlpeak.cluster.tenancy.Rate;
import com.pxlpeak.cluster.tenancy.Site;
import com.pxlpeak.cluster.tenancy.SiteRules.Limited;
import com.pxlpeak.edge.address.Subscribers;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The limits of one node. What a request holds passes as a whole or not at all, and what does not pass costs nothing.
 *
 * <p>Who holds a secret key is bound by the rate of that key alone, for it can be found and its key revoked; so is who
 * sends from this very machine, by that of the site's public key. Everybody else is also bound by the rates of their
 * address and of each client, and in how many clients they bring that nobody has seen before.
 */
public final class Limits {

    private record Charge(Bucket bucket, long tokens) {}

    private final Map<Limited, Rate> rates;
    private final Map<Limited, Buckets> buckets = new EnumMap<>(Limited.class);
    private final KnownClients known;

    /**
     * The limits as they are set.
     *
     * @param nanos a clock that only goes forward
     */
    public Limits(LimitSettings settings, LongSupplier nanos) {
        this.rates = settings.rates();
        for (Limited kind : Limited.values()) {
            buckets.put(kind, new Buckets(settings.buckets(), nanos));
        }
        this.known = new KnownClients(settings.knownClients());
    }

    /** Spends what the events of one request cost, or says what they exceed. */
    public Optional<Excess> spend(List<Spending> request) {
        Map<Purse, Long> costs = new LinkedHashMap<>();
        Set<String> newClients = new LinkedHashSet<>();
        for (Spending spending : request) {
            add(spending, costs, newClients);
        }
        List<Charge> charged = new ArrayList<>(costs.size());
        for (Map.Entry<Purse, Long> cost : costs.entrySet()) {
            Optional<Excess> excess = charge(cost.getKey(), cost.getValue(), charged);
            if (excess.isPresent()) {
                charged.forEach(charge -> charge.bucket().addTokens(charge.tokens()));
                return excess;
            }
        }
        newClients.forEach(known::add);
        return Optional.empty();
    }

    private Optional<Excess> charge(Purse purse, long tokens, List<Charge> charged) {
        if (tokens > purse.rate().burst()) {
            return Optional.of(new Excess(purse.kind(), purse.rate(), Optional.empty()));
        }
        Bucket bucket = buckets(purse.kind()).of(purse);
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(tokens);
        if (!probe.isConsumed()) {
            Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
            return Optional.of(new Excess(purse.kind(), purse.rate(), Optional.of(wait)));
        }
        charged.add(new Charge(bucket, tokens));
        return Optional.empty();
    }

    private void add(Spending spending, Map<Purse, Long> costs, Set<String> newClients) {
        Site site = spending.site();
        int events = spending.clients().size();
        if (events == 0) {
            return;
        }
        String key = spending.key()
                .map(name -> "key " + name)
                .orElse("site " + site.id().value());
        costs.merge(purse(site, Limited.KEY, key), (long) events, Long::sum);
        if (spending.key().isPresent()
                || spending.address().filter(InetAddress::isLoopbackAddress).isPresent()) {
            return;
        }
        String address = spending.address()
                .map(Subscribers::of)
                .map(InetAddress::getHostAddress)
                .orElse("unknown");
        costs.merge(purse(site, Limited.ADDRESS, address), (long) events, Long::sum);
        Map<String, Integer> clients = new HashMap<>();
        spending.clients().forEach(client -> clients.merge(site.id().value() + "|" + client, 1, Integer::sum));
        clients.forEach((client, n) -> costs.merge(purse(site, Limited.CLIENT, client), (long) n, Long::sum));
        List<String> strangers = clients.keySet().stream()
                .filter(client -> !known.knows(client) && newClients.add(client))
                .toList();
        if (!strangers.isEmpty()) {
            long n = strangers.size();
            costs.merge(purse(site, Limited.NEW_CLIENTS_OF_SITE, site.id().value()), n, Long::sum);
            costs.merge(purse(site, Limited.NEW_CLIENTS_OF_ADDRESS, address), n, Long::sum);
        }
    }

    /** Who sends to several sites spends from one purse, except where a site has a rate of its own. */
    private Purse purse(Site site, Limited kind, String owner) {
        Rate own = site.rules().rates().get(kind);
        return own == null
                ? new Purse(kind, owner, rate(kind))
                : new Purse(kind, site.id().value() + " " + owner, own);
    }

    private Rate rate(Limited kind) {
        Rate rate = rates.get(kind);
        if (rate == null) {
            throw new IllegalStateException("rate of " + kind + ": missing (expected: one of each kind)");
        }
        return rate;
    }

    private Buckets buckets(Limited kind) {
        Buckets ofKind = buckets.get(kind);
        if (ofKind == null) {
            throw new IllegalStateException("buckets of " + kind + ": missing (expected: some of each kind)");
        }
        return ofKind;
    }
}
