package com.pxlpeak.edge.bots;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What senders do, over a short time and as far as memory is set aside for it: of too many at once, those are forgotten
 * that were not heard of for longest. Behind a secret key are servers, which speak for many; they are not watched, nor are
 * private addresses, unless that is asked for.
 */
final class Behaviour {

    private static final int CLIENTS = 50_000;
    private static final int ADDRESSES = 10_000;

    private final boolean watchPrivate;
    private final LoadingCache<String, ClientWatch> clients;
    private final LoadingCache<InetAddress, AddressWatch> addresses;

    Behaviour(BotSettings settings) {
        this.watchPrivate = settings.watchPrivate();
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
        Optional<InetAddress> address = suspect.address();
        if (suspect.trusted()
                || (!watchPrivate && address.filter(Behaviour::isPrivate).isPresent())) {
            return List.of();
        }
        List<Noticed> noticed = new ArrayList<>(clients.get(suspect.client()).saw(suspect));
        address.ifPresent(known -> noticed.addAll(addresses.get(known).saw(suspect)));
        return noticed;
    }

    private static boolean isPrivate(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || (address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc);
    }
}
