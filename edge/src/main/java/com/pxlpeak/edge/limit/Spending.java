package com.pxlpeak.edge.limit;

import com.pxlpeak.cluster.tenancy.Site;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Events of one site that somebody asks us to take.
 *
 * @param key of who proved to be trusted: the name of a secret key; empty for a browser
 * @param address where they come from, as far as it can be known
 * @param clients of each event its client, as it was told
 */
public record Spending(Site site, Optional<String> key, Optional<InetAddress> address, List<String> clients) {

    public Spending {
        clients = List.copyOf(clients);
    }
}
