package com.pxlpeak.edge.privacy;

import java.net.Inet4Address;
import java.net.InetAddress;

/** The network an address belongs to: what of it may be kept. */
public final class Networks {

    private static final int GROUPS = 3;

    private Networks() {}

    /** The first 24 bits of an IPv4 address, or 48 of an IPv6 one, such as {@code 203.0.113.0/24}. */
    public static String of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + ".0/24";
        }
        StringBuilder text = new StringBuilder(20);
        for (int i = 0; i < GROUPS; i++) {
            text.append(Integer.toHexString((bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff)))
                    .append(':');
        }
        return text.append(":/48").toString();
    }
}
