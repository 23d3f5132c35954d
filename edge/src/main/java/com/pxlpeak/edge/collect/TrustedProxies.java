package com.pxlpeak.edge.collect;

import java.net.InetAddress;
import java.net.UnknownHostException;
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

    private final List<Network> networks;

    /** Networks such as {@code 10.0.0.0/8} or {@code ::1/128}. */
    public TrustedProxies(List<String> networks) {
        this.networks = networks.stream().map(Network::parse).toList();
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
        byte[] bytes = address.getAddress();
        return networks.stream().anyMatch(network -> network.contains(bytes));
    }

    private record Network(InetAddress address, int prefix) {

        static Network parse(String cidr) {
            int slash = cidr.indexOf('/');
            String literal = slash < 0 ? cidr : cidr.substring(0, slash);
            // Only literals: a name would be looked up, and could change its mind.
            if (!literal.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
                throw unreadable(cidr);
            }
            try {
                InetAddress address = InetAddress.getByName(literal);
                int bits = address.getAddress().length * Byte.SIZE;
                int prefix = slash < 0 ? bits : Integer.parseInt(cidr.substring(slash + 1));
                if (prefix < 0 || prefix > bits) {
                    throw unreadable(cidr);
                }
                return new Network(address, prefix);
            } catch (UnknownHostException | NumberFormatException e) {
                throw unreadable(cidr);
            }
        }

        boolean contains(byte[] other) {
            byte[] own = address.getAddress();
            if (own.length != other.length) {
                return false;
            }
            for (int bit = 0; bit < prefix; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                if (((own[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }

        private static IllegalArgumentException unreadable(String cidr) {
            return new IllegalArgumentException(
                    "trusted-proxies: '" + cidr + "' (expected: a network such as 10.0.0.0/8)");
        }
    }
}
