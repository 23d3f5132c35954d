package com.pxlpeak.edge.address;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Networks such as {@code 10.0.0.0/8} or {@code ::1/128}, however many: whether an address lies in one of them. */
public final class AddressRanges {

    public static final AddressRanges NONE = new AddressRanges(List.of());

    private record Range(int bytes, BigInteger first, BigInteger last) {}

    /** By first address the last; they do not overlap. */
    private final NavigableMap<BigInteger, BigInteger> v4 = new TreeMap<>();

    private final NavigableMap<BigInteger, BigInteger> v6 = new TreeMap<>();

    private AddressRanges(List<Range> ranges) {
        ranges.forEach(range -> add(of(range.bytes), range.first, range.last));
    }

    /**
     * Reads them. Fails, and names it, where one is none.
     *
     * @param setting where they stand
     */
    public static AddressRanges of(String setting, List<String> networks) {
        return new AddressRanges(
                networks.stream().map(network -> range(setting, network)).toList());
    }

    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        BigInteger number = new BigInteger(1, bytes);
        Map.Entry<BigInteger, BigInteger> range = of(bytes.length).floorEntry(number);
        return range != null && range.getValue().compareTo(number) >= 0;
    }

    private NavigableMap<BigInteger, BigInteger> of(int bytes) {
        return bytes == 4 ? v4 : v6;
    }

    private static void add(NavigableMap<BigInteger, BigInteger> ranges, BigInteger first, BigInteger last) {
        BigInteger from = first;
        BigInteger until = last;
        for (Map.Entry<BigInteger, BigInteger> below = ranges.floorEntry(until);
                below != null && below.getValue().compareTo(from) >= 0;
                below = ranges.floorEntry(until)) {
            ranges.remove(below.getKey());
            from = from.min(below.getKey());
            until = until.max(below.getValue());
        }
        ranges.put(from, until);
    }

    private static Range range(String setting, String network) {
        int slash = network.indexOf('/');
        byte[] bytes = AddressLiteral.parse(slash < 0 ? network : network.substring(0, slash))
                .orElseThrow(() -> unreadable(setting, network))
                .getAddress();
        int bits = bytes.length * Byte.SIZE;
        int prefix = slash < 0 ? bits : prefix(setting, network, slash);
        if (prefix < 0 || prefix > bits) {
            throw unreadable(setting, network);
        }
        BigInteger size = BigInteger.ONE.shiftLeft(bits - prefix);
        BigInteger address = new BigInteger(1, bytes);
        BigInteger first = address.subtract(address.mod(size));
        return new Range(bytes.length, first, first.add(size).subtract(BigInteger.ONE));
    }

    private static int prefix(String setting, String network, int slash) {
        try {
            return Integer.parseInt(network.substring(slash + 1));
        } catch (NumberFormatException e) {
            throw unreadable(setting, network);
        }
    }

    private static IllegalArgumentException unreadable(String setting, String network) {
        return new IllegalArgumentException(setting + ": '" + network + "' (expected: a network such as 10.0.0.0/8)");
    }
}
