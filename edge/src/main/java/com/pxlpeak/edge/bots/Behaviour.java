package com.pxlpeak.edge.bots;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.pxlpeak.edge.address.Subscribers;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * What senders do, over a short time and as far as memory is set aside for it: of too many at once, those are forgotten
 * that were not heard of for longest.
 */
final class Behaviour {

    private static final int CLIENTS = 50_000;
    private static final int ADDRESSES = 10_000;

    private final LoadingCache<String, ClientWatch> clients;
    private final LoadingCache<InetAddress, AddressWatch> addresses;

    Behaviour(BotSettings settings) {
        this.clients = Caffeine.newBuilder()
                .maximumSize(CLIENTS)
                .executor(Runnable::run)
                .build(client -> new ClientWatch(settings.clientEvents()));
        this.addresses = Caffeine.newBuilder()
                .maximumSize(ADDRESSES)
                .executor(Runnable::run)
                .build(address -> new AddressWatch(settings.addressEvents(), settings.addressClients()));
    }

    List<Noticed> of(Suspect suspect) {
        List<Noticed> noticed = new ArrayList<>(clients.get(suspect.client()).saw(suspect));
        suspect.address()
                .ifPresent(known ->
                        noticed.addAll(addresses.get(Subscribers.of(known)).saw(suspect)));
        return noticed;
    }
}
