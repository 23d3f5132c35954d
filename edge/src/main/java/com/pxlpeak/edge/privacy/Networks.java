package com.pxlpeak.edge.privacy;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;

/** The network an address belongs to: what of it may be kept. */
public final class Networks {

    private static final int IPV4_BYTES = 3;
    private static final int IPV6_BYTES = 6;

    private Networks() {}

    /** The bytes of an address with those of its end made zero. */
    public static byte[] bytesOf(InetAddress address) {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, address instanceof Inet4Address ? IPV4_BYTES : IPV6_BYTES, bytes.length, (byte) 0);
        return bytes;
    }

    /** The first 24 bits of an IPv4 address, or 48 of an IPv6 one, such as {@code 203.0.113.0/24}. */
    public static String of(InetAddress address) {
        byte[] bytes = bytesOf(address);
        if (address instanceof Inet4Address) {
            return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + ".0/24";
        }
        StringBuilder text = new StringBuilder(20);
        for (int i = 0; i < IPV6_BYTES; i += 2) {
            text.append(Integer.toHexString((bytes[i] & 0xff) << 8 | (bytes[i + 1] & 0xff)))
                    .append(':');
        }
        return text.append(":/48").toString();
    }
}
