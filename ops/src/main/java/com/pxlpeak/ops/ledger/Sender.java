package com.pxlpeak.ops.ledger;

import com.pxlpeak.ops.ledger.Tracked.Envelope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends a run's events as its clients' SDKs would: in batches of many sizes, and again, in other batches, what was not
 * answered. Events come at a rate, as long as not too many are without an answer.
 */
final class Sender {

    private static final int THREADS = 12;
    private static final int LARGEST_BATCH = 60;
    private static final int LEAST_UNANSWERED = 200;
    private static final long RETRY_FIRST_MILLIS = 100;
    private static final long RETRY_MOST_MILLIS = 3_000;
    private static final long MOST_BEHIND_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    /** An outage that lasts longer is no fault that was meant. */
    private static final long GIVE_UP_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final Door door;
    private final Account account;
    private final Traffic traffic;
    private final int rate;
    private final SplittableRandom random;
    private final ScheduledExecutorService threads = new ScheduledThreadPoolExecutor(THREADS, task -> {
        Thread thread = new Thread(task, "ledger-sender");
        thread.setDaemon(true);
        return thread;
    });
    /** About a second's events: an outage stops the run, instead of taking the rest of it at once. */
    private final int mostUnanswered;

    private final Semaphore unanswered;
    private final Map<Envelope, List<Integer>> gathering = new HashMap<>();

    Sender(Door door, Account account, int rate) {
        this.door = door;
        this.account = account;
        this.traffic = account.traffic();
        this.rate = rate;
        this.mostUnanswered = Math.max(LEAST_UNANSWERED, rate);
        this.unanswered = new Semaphore(mostUnanswered);
        this.random = new SplittableRandom(traffic.seed() ^ 0x5EED);
    }

    /** Sends all of the schedule, and returns when each event has an answer or is given up. */
    void send(Schedule schedule) throws InterruptedException {
        long interval = TimeUnit.SECONDS.toNanos(1) / rate;
        long due = System.nanoTime();
        for (int place = 0; place < schedule.size(); place++) {
            long now = System.nanoTime();
            if (due - now > 0) {
                LockSupport.parkNanos(due - now);
            }
            // What an outage held up is not hurried after: the faults to come must find events under way.
            due = Math.max(due, now - MOST_BEHIND_NANOS) + interval;
            gather(schedule.event(place));
        }
        for (Envelope envelope : List.copyOf(gathering.keySet())) {
            dispatch(envelope);
        }
        unanswered.acquire(mostUnanswered);
        unanswered.release(mostUnanswered);
    }

    void close() {
        threads.shutdownNow();
    }

    private void gather(int number) throws InterruptedException {
        Envelope envelope = traffic.event(number).envelope();
        List<Integer> batch = gathering.computeIfAbsent(envelope, any -> new ArrayList<>());
        batch.add(number);
        // So that sizes are spread from one to the largest.
        if (batch.size() >= LARGEST_BATCH || random.nextInt(LARGEST_BATCH) < 4) {
            dispatch(envelope);
        }
    }

    private void dispatch(Envelope envelope) throws InterruptedException {
        List<Integer> numbers = gathering.remove(envelope);
        if (numbers == null) {
            return;
        }
        unanswered.acquire(numbers.size());
        submit(new Batch(envelope, numbers, 0, System.nanoTime(), random.split()), 0);
    }

    /** Events on their way together. */
    private record Batch(
            Envelope envelope, List<Integer> numbers, int failures, long firstTriedAt, SplittableRandom random) {}

    @SuppressWarnings("FutureReturnValueIgnored") // What comes of it is told to the account.
    private void submit(Batch batch, long delayMillis) {
        threads.schedule(() -> attempt(batch), delayMillis, TimeUnit.MILLISECONDS);
    }

    private void attempt(Batch batch) {
        account.sending(batch.numbers());
        List<Tracked> events = batch.numbers().stream().map(traffic::event).toList();
        Door.Outcome outcome = door.post(batch.envelope(), events);
        long now = System.currentTimeMillis();
        for (int i = 0; i < events.size(); i++) {
            account.answered(batch.numbers().get(i), outcome.answers().get(i), outcome.why(), now);
        }
        if (outcome.isFinal() || System.nanoTime() - batch.firstTriedAt() > GIVE_UP_NANOS) {
            unanswered.release(batch.numbers().size());
        } else {
            again(batch, outcome.retryAfterMillis());
        }
    }

    /** Sends it again, cut where it was not cut before. */
    private void again(Batch batch, long askedMillis) {
        long backoff = Math.min(RETRY_MOST_MILLIS, RETRY_FIRST_MILLIS << Math.min(batch.failures(), 10));
        long pause = Math.min(
                RETRY_MOST_MILLIS,
                Math.max(askedMillis, backoff / 2 + batch.random().nextLong(backoff)));
        List<Integer> numbers = batch.numbers();
        int cut = numbers.size() < 2 ? 0 : batch.random().nextInt(numbers.size());
        for (List<Integer> part : List.of(numbers.subList(0, cut), numbers.subList(cut, numbers.size()))) {
            if (!part.isEmpty()) {
                submit(
                        new Batch(
                                batch.envelope(),
                                part,
                                batch.failures() + 1,
                                batch.firstTriedAt(),
                                batch.random().split()),
                        pause);
            }
        }
    }
}
