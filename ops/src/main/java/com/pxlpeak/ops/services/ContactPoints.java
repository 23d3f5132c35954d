package com.pxlpeak.ops.services;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;

/** Where the nodes of a Cassandra ring are found. */
final class ContactPoints {

    private ContactPoints() {}

    static List<InetSocketAddress> parse(String hostsAndPorts) {
        return Arrays.stream(hostsAndPorts.split(","))
                .map(String::strip)
                .map(ContactPoints::parseOne)
                .toList();
    }

    private static InetSocketAddress parseOne(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        try {
            return new InetSocketAddress(
                    hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "cassandra: " + hostAndPort + " (expected: host:port, several parted by commas)", e);
        }
    }
}
