package com.pxlpeak.edge.collect;

import com.pxlpeak.edge.address.AddressRanges;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.RemoteAddress;
import org.apache.pekko.http.javadsl.model.headers.XForwardedFor;

/**
 * The proxies whose word we take for where a request came from. {@code X-Forwarded-For} grows to the right, each hop
 * adding whom it heard from: what stands left of the last hop that is not ours is hearsay.
 */
public final class TrustedProxies {

    private final AddressRanges networks;

    /** Networks such as {@code 10.0.0.0/8} or {@code ::1/128}. */
    public TrustedProxies(List<String> networks) {
        this.networks = AddressRanges.of("trusted-proxies", networks);
    }

    /** The client's address, as far as it can be known. */
    Optional<InetAddress> clientOf(HttpRequest request) {
        Optional<InetAddress> peer =
                request.getAttribute(AttributeKeys.remoteAddress).flatMap(RemoteAddress::getAddress);
        if (peer.isEmpty() || !isTrusted(peer.get())) {
            return peer;
        }
        List<Optional<InetAddress>> hops = new ArrayList<>();
        for (HttpHeader header : request.getHeaders()) {
            if (header instanceof XForwardedFor forwarded) {
                forwarded.getAddresses().forEach(hop -> hops.add(hop.getAddress()));
            } else if (header.is("x-forwarded-for")) {
                // A header that Pekko could not read: somebody, but nobody knows who.
                hops.add(Optional.empty());
            }
        }
        return lastUntrusted(hops, peer);
    }

    private Optional<InetAddress> lastUntrusted(List<Optional<InetAddress>> hops, Optional<InetAddress> peer) {
        Optional<InetAddress> client = peer;
        for (int i = hops.size() - 1; i >= 0; i--) {
            client = hops.get(i);
            if (client.isEmpty() || !isTrusted(client.get())) {
                return client;
            }
        }
        return client;
    }

    /** Whether it is one of them. */
    public boolean isTrusted(InetAddress address) {
        return networks.contains(address);
    }
}
