package com.pxlpeak.ops.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Chooses ports on loopback: the usual one if it is free, otherwise one that is, and none twice. */
public final class FreePorts {

    // Below the range from which the kernel takes the ports of outgoing connections.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;

    private final Set<Integer> given = new HashSet<>();
    private final boolean usualOnesToo;

    public FreePorts() {
        this(true);
    }

    private FreePorts(boolean usualOnesToo) {
        this.usualOnesToo = usualOnesToo;
    }

    /** Never gives a usual one: for installations of which several start at once on a machine, and all want those. */
    public static FreePorts unusual() {
        return new FreePorts(false);
    }

    public synchronized int prefer(int usual) {
        int port = usualOnesToo ? usual : random();
        while (given.contains(port) || !isFree(port)) {
            port = random();
        }
        given.add(port);
        return port;
    }

    private static int random() {
        return ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // A server that stopped a moment ago leaves connections in TIME_WAIT, which no server minds.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
