package com.pxlpeak.edge.bots;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The networks of data centres, as far as the operator supplies them: a file of CIDRs, one a line. */
final class Datacentres {

    static final Datacentres NONE = new Datacentres(List.of());

    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private record Range(int bytes, BigInteger first, BigInteger last) {}

    /** By first address the last; they do not overlap. */
    private final NavigableMap<BigInteger, BigInteger> v4 = new TreeMap<>();

    private final NavigableMap<BigInteger, BigInteger> v6 = new TreeMap<>();

    private Datacentres(List<Range> ranges) {
        ranges.forEach(range -> add(of(range.bytes), range.first, range.last));
    }

    /** Reads a file: empty lines, and what follows a {@code #}, mean nothing. */
    static Datacentres at(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return new Datacentres(lines.stream()
                    .map(line -> line.indexOf('#') < 0 ? line : line.substring(0, line.indexOf('#')))
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .map(Datacentres::range)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("datacentres: " + file + " (expected: a file of networks)", e);
        }
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        BigInteger number = new BigInteger(1, bytes);
        return Optional.ofNullable(of(bytes.length).floorEntry(number))
                .map(range -> range.getValue().compareTo(number) >= 0)
                .orElse(false);
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

    private static Range range(String cidr) {
        int slash = cidr.indexOf('/');
        String literal = slash < 0 ? cidr : cidr.substring(0, slash);
        // Only literals: a name would be looked up.
        if (!LITERAL.matcher(literal).matches()) {
            throw unreadable(cidr);
        }
        try {
            byte[] bytes = InetAddress.getByName(literal).getAddress();
            int bits = bytes.length * Byte.SIZE;
            int prefix = slash < 0 ? bits : Integer.parseInt(cidr.substring(slash + 1));
            if (prefix < 0 || prefix > bits) {
                throw unreadable(cidr);
            }
            BigInteger size = BigInteger.ONE.shiftLeft(bits - prefix);
            BigInteger address = new BigInteger(1, bytes);
            BigInteger first = address.subtract(address.mod(size));
            return new Range(bytes.length, first, first.add(size).subtract(BigInteger.ONE));
        } catch (UnknownHostException | NumberFormatException e) {
            throw unreadable(cidr);
        }
    }

    private static IllegalArgumentException unreadable(String cidr) {
        return new IllegalArgumentException("datacentres: '" + cidr + "' (expected: a network such as 10.0.0.0/8)");
    }
}
