package com.pxlpeak.ops.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Bad requests over and over, at a rate, until it is stopped. Some are answered late, so several are under way. */
final class Barrage {

    private static final int ATTACKERS = 8;
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(30);

    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger next = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();

    private Barrage() {}

    static Barrage of(Attacker attacker, List<byte[]> requests, int rate) {
        Barrage barrage = new Barrage();
        long pause = 1_000_000_000L * ATTACKERS / rate;
        for (int i = 0; i < ATTACKERS; i++) {
            Thread thread = new Thread(() -> barrage.send(attacker, requests, pause), "attacker-" + i);
            thread.setDaemon(true);
            thread.start();
            barrage.threads.add(thread);
        }
        return barrage;
    }

    private void send(Attacker attacker, List<byte[]> requests, long pause) {
        try {
            while (!over.await(pause, TimeUnit.NANOSECONDS)) {
                Reply reply = attacker.send(requests.get(Math.floorMod(next.getAndIncrement(), requests.size())));
                if (reply.equals(Reply.HANGING)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() throws InterruptedException {
        over.countDown();
        for (Thread thread : threads) {
            thread.join(LAST_ANSWERS.toMillis());
        }
    }
}
