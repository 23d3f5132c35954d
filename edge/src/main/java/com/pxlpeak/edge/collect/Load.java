package com.pxlpeak.edge.collect;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * What unanswered requests hold of our memory. Bounded, so that neither a slow store nor slow senders can fill it: who
 * comes when it is full is sent away for a while.
 */
final class Load {

    private final Semaphore requests;
    private final Semaphore bytes;

    Load(int maxRequests, int maxBytes) {
        this.requests = new Semaphore(maxRequests);
        this.bytes = new Semaphore(maxBytes);
    }

    /** Room for one more request, if there is any. */
    Optional<Share> enter() {
        return requests.tryAcquire() ? Optional.of(new Share()) : Optional.empty();
    }

    /** What one request holds. For one thread at a time. */
    final class Share {

        private int held;

        /** Whether there was room for that much more. */
        boolean grow(int more) {
            boolean room = bytes.tryAcquire(more);
            held += room ? more : 0;
            return room;
        }

        void leave() {
            bytes.release(held);
            held = 0;
            requests.release();
        }
    }
}
