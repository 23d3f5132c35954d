package com.pxlpeak.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class OpenConnectionsTest {

    private static final String TWO_EACH =
            "pxlpeak { http.connections.per-address = 2, edge.trusted-proxies = [\"192.0.2.0/24\"] }";

    @Test
    void whoeverComesAgainFromTheSamePortIsWatchedWhenTheConnectionBeforeIsGone() throws Exception {
        try (OpenPort port = OpenPort.with(TWO_EACH)) {
            OpenConnections connections = port.connections();
            InetSocketAddress peer = peer("203.0.113.7", 40_000);

            OpenConnection first = connections.opened(peer, () -> {});
            OpenConnection second = connections.opened(peer, () -> {});
            connections.left(peer, first);
            assertThat(connections.open()).isEqualTo(1);

            connections.left(peer, second);
            assertThat(connections.open()).isZero();
        }
    }

    @Test
    void anAddressIsAnIpv4AddressOrAnIpv6NetworkAndProxiesAreNone() throws Exception {
        try (OpenPort port = OpenPort.with(TWO_EACH)) {
            OpenConnections connections = port.connections();

            assertThat(enter(connections, "203.0.113.7", "203.0.113.7", "203.0.113.7", "203.0.113.8"))
                    .containsExactly(true, true, false, true);
            assertThat(enter(connections, "2001:db8::1", "2001:db8::ffff:2", "2001:db8::3", "2001:db8:0:1::1"))
                    .containsExactly(true, true, false, true);
            assertThat(enter(connections, "192.0.2.1", "192.0.2.1", "192.0.2.1"))
                    .containsExactly(true, true, true);
            assertThat(connections.refused()).isEqualTo(2);
        }
    }

    private static Boolean[] enter(OpenConnections connections, String... addresses) throws Exception {
        Boolean[] entered = new Boolean[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
            entered[i] = connections.enters(peer(addresses[i], 40_000 + i));
        }
        return entered;
    }

    private static InetSocketAddress peer(String address, int port) throws Exception {
        return new InetSocketAddress(InetAddress.getByName(address), port);
    }
}
