package com.pxlpeak.edge.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Who is behind an address, as far as it tells. */
public final class Subscribers {

    private static final int NETWORK_BYTES = 8;

    private Subscribers() {}

    /** The address; of IPv6 the network of 64 bits, since whoever has one address of it has them all. */
    public static InetAddress of(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("address: of " + bytes.length + " bytes (expected: 16)", e);
        }
    }
}
