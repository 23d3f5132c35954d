package com.pxlpeak.ops.http;

import com.pxlpeak.edge.address.Subscribers;
import com.pxlpeak.edge.collect.TrustedProxies;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.RemoteAddress;

/**
 * The connections that are open: how many each address has, and which of them are too slow to be kept. One of an actor
 * system, since what Pekko HTTP calls for each connection is of its making.
 */
public final class OpenConnections implements Extension {

    private static final Duration SWEEP = Duration.ofMillis(250);

    private static final Id ID = new Id();

    private final HttpSettings.Connections limits;
    private final TrustedProxies proxies;
    private final Map<InetSocketAddress, OpenConnection> open = new ConcurrentHashMap<>();
    private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();
    private final LongAdder refused = new LongAdder();
    private final LongAdder cut = new LongAdder();

    private OpenConnections(HttpSettings settings) {
        this.limits = settings.connections();
        this.proxies = new TrustedProxies(settings.trustedProxies());
    }

    /** Those of the actor system. */
    public static OpenConnections of(ClassicActorSystemProvider system) {
        return ID.get(system);
    }

    /** Those that were sent away, since their address had too many. */
    public long refused() {
        return refused.sum();
    }

    /** Those that were ended, since a request took too long to come. */
    public long cut() {
        return cut.sum();
    }

    public int open() {
        return open.size();
    }

    /** Whether one more from there may come; if so it must be {@link #left} once. */
    boolean enters(InetSocketAddress peer) {
        if (proxies.isTrusted(peer.getAddress())) {
            return true;
        }
        boolean enters = byAddress.merge(Subscribers.of(peer.getAddress()), 1, Integer::sum) <= limits.perAddress();
        if (!enters) {
            leave(peer.getAddress());
            refused.increment();
        }
        return enters;
    }

    OpenConnection opened(InetSocketAddress peer, Runnable end) {
        OpenConnection connection =
                new OpenConnection(limits.headerTimeout(), limits.idleTimeout(), end, System.nanoTime());
        open.put(peer, connection);
        return connection;
    }

    /** Whoever comes again from the same port at once is another connection, and may be here before this one is gone. */
    void left(InetSocketAddress peer, OpenConnection connection) {
        open.remove(peer, connection);
        if (!proxies.isTrusted(peer.getAddress())) {
            leave(peer.getAddress());
        }
    }

    /** The one on which a request came. */
    Optional<OpenConnection> of(HttpRequest request) {
        return request.getAttribute(AttributeKeys.remoteAddress).flatMap(this::of);
    }

    private Optional<OpenConnection> of(RemoteAddress peer) {
        return peer.getAddress()
                .flatMap(address -> Optional.ofNullable(open.get(new InetSocketAddress(address, peer.getPort()))));
    }

    private void leave(InetAddress address) {
        byAddress.computeIfPresent(Subscribers.of(address), (subscriber, count) -> count > 1 ? count - 1 : null);
    }

    private void sweep() {
        long now = System.nanoTime();
        for (OpenConnection connection : open.values()) {
            if (connection.cutIfOverdue(now)) {
                cut.increment();
            }
        }
    }

    private static final class Id extends AbstractExtensionId<OpenConnections> {

        @Override
        public OpenConnections createExtension(ExtendedActorSystem system) {
            OpenConnections connections =
                    new OpenConnections(HttpSettings.from(system.settings().config()));
            system.scheduler().scheduleWithFixedDelay(SWEEP, SWEEP, connections::sweep, system.dispatcher());
            return connections;
        }
    }
}
