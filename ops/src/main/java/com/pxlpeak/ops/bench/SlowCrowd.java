package com.pxlpeak.ops.bench;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Many connections that each begin a request and never end it, a byte at a time, until it is stopped. */
final class SlowCrowd {

    private static final byte[] HEAD =
            "POST /v1/collect HTTP/1.1\r\nHost: collect.example\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII);

    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Attacker attacker;
    private final Thread thread = new Thread(this::dribble, "slow-crowd");

    private SlowCrowd(Attacker attacker) {
        this.attacker = attacker;
    }

    static SlowCrowd of(Attacker attacker, int size) throws IOException {
        SlowCrowd crowd = new SlowCrowd(attacker);
        for (int i = 0; i < size; i++) {
            crowd.sockets.add(attacker.connect());
        }
        crowd.thread.setDaemon(true);
        crowd.thread.start();
        return crowd;
    }

    private void dribble() {
        try {
            int at = 0;
            do {
                byte one = at < HEAD.length ? HEAD[at] : (byte) 'a';
                at++;
                for (int i = 0; i < sockets.size(); i++) {
                    try {
                        sockets.get(i).getOutputStream().write(one);
                    } catch (IOException e) {
                        // Cut off: somebody else comes in its place, and is as much in the middle of it.
                        replace(i);
                    }
                }
            } while (!over.await(500, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void replace(int index) {
        try {
            sockets.get(index).close();
            sockets.set(index, attacker.connect());
        } catch (IOException e) {
            // Not let in: that is how it ends for this one.
        }
    }

    void stop() throws IOException, InterruptedException {
        over.countDown();
        // Or it would replace those that are closed here.
        thread.join();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
