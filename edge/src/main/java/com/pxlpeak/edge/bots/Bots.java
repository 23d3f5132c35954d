package com.pxlpeak.edge.bots;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.pxlpeak.cluster.event.Bot;
import com.pxlpeak.edge.address.AddressRanges;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says how much speaks for a machine behind an event, and what. Nothing is kept out for it: reports tell people and bots
 * apart.
 */
public final class Bots {

    private static final int REMEMBERED = 10_000;

    /** Longer ones are told by no browser, and not looked up. */
    private static final int MAX_AGENT = 1_024;

    private final AgentList list = AgentList.packed();
    private final LoadingCache<String, Optional<String>> listed = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .build(list::kindOf);
    private final AddressRanges datacentres;
    private final Behaviour behaviour;
    private final boolean watchPrivate;

    public Bots(BotSettings settings) {
        this.datacentres = settings.datacentres().map(Datacentres::at).orElse(AddressRanges.NONE);
        this.behaviour = new Behaviour(settings);
        this.watchPrivate = settings.watchPrivate();
    }

    public Bot of(Suspect suspect) {
        Optional<String> kind =
                suspect.userAgent().length() > MAX_AGENT ? Optional.empty() : listed.get(suspect.userAgent());
        if (usesTools(suspect)) {
            // But one that passes on a crawler's name means it.
            return Noticed.together(kind.filter(known -> !AgentList.TOOLS.contains(known)).stream()
                    .map(known -> new Noticed(Signal.AGENT_LISTED, known))
                    .toList());
        }
        List<Noticed> noticed = new ArrayList<>();
        kind.ifPresent(known -> noticed.add(new Noticed(Signal.AGENT_LISTED, known)));
        if (suspect.robot()) {
            noticed.add(Noticed.of(Signal.AGENT_ROBOT));
        }
        noticed.addAll(HeaderChecks.of(suspect));
        if (!suspect.trusted()) {
            suspect.address()
                    .filter(datacentres::contains)
                    .ifPresent(hosted -> noticed.add(Noticed.of(Signal.ADDRESS_DATACENTRE)));
            noticed.addAll(behaviour.of(suspect));
        }
        return Noticed.together(noticed);
    }

    /** A server's own request comes by a library, and who sits beside us tries things out: they are no visitors' tools. */
    private boolean usesTools(Suspect suspect) {
        return (suspect.trusted() && suspect.headers().isPresent())
                || (!watchPrivate && suspect.address().filter(Bots::isPrivate).isPresent());
    }

    private static boolean isPrivate(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || (address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc);
    }
}
