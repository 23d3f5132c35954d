package com.pxlpeak.edge.bots;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.pxlpeak.cluster.event.Bot;
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
    private final Datacentres datacentres;
    private final Behaviour behaviour;

    public Bots(BotSettings settings) {
        this.datacentres = settings.datacentres().map(Datacentres::at).orElse(Datacentres.NONE);
        this.behaviour = new Behaviour(settings);
    }

    public Bot of(Suspect suspect) {
        List<Noticed> noticed = new ArrayList<>();
        Optional<String> kind =
                suspect.userAgent().length() > MAX_AGENT ? Optional.empty() : listed.get(suspect.userAgent());
        if (suspect.trusted() && suspect.headers().isPresent()) {
            // A server's own request: its library is no visitor. But one that passes on a crawler's name means it.
            kind.filter(known -> !known.equals(AgentList.LIBRARY))
                    .ifPresent(known -> noticed.add(new Noticed(Signal.AGENT_LISTED, known)));
            return Noticed.together(noticed);
        }
        kind.ifPresent(known -> noticed.add(new Noticed(Signal.AGENT_LISTED, known)));
        if (suspect.robot()) {
            noticed.add(Noticed.of(Signal.AGENT_ROBOT));
        }
        if (!suspect.trusted() || !suspect.userAgent().isEmpty()) {
            noticed.addAll(HeaderChecks.of(suspect));
        }
        if (suspect.address().filter(datacentres::contains).isPresent() && !suspect.trusted()) {
            noticed.add(Noticed.of(Signal.ADDRESS_DATACENTRE));
        }
        noticed.addAll(behaviour.of(suspect));
        return Noticed.together(noticed);
    }
}
