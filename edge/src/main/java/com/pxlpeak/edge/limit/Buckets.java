package com.pxlpeak.edge.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.pxlpeak.cluster.tenancy.Rate;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * The token buckets of one kind, each of who spent something lately.
 *
 * <p>None is thrown away before it is full again, so who comes back to a new one has gained nothing by it. Where there
 * are as many as there may be, newcomers are spread over a fixed number of buckets that they share with other newcomers:
 * memory is bounded, and nobody gets more than a bucket of its own would have given.
 */
final class Buckets {

    private static final int CROWDS = 1024;

    private static final Duration SHORTEST_REST = Duration.ofMinutes(1);

    /** Rates are told by the second and may be fractions, buckets count whole tokens. */
    private static final int PERIOD_SECONDS = 1_000;

    private record Crowd(Rate rate, int number) {}

    private final int most;
    private final TimeMeter time;
    private final Cache<Purse, Bucket> own;
    private final ConcurrentMap<Crowd, Bucket> crowds = new ConcurrentHashMap<>();

    Buckets(int most, LongSupplier nanos) {
        this.most = most;
        this.time = new NanoTime(nanos);
        this.own = Caffeine.newBuilder()
                .expireAfter(Expiry.<Purse, Bucket>accessing((purse, bucket) -> restOf(purse.rate())))
                .ticker(nanos::getAsLong)
                .build();
    }

    Bucket of(Purse purse) {
        Bucket known = own.getIfPresent(purse);
        if (known != null) {
            return known;
        }
        if (own.estimatedSize() >= most) {
            own.cleanUp();
        }
        return own.estimatedSize() < most
                ? own.get(purse, any -> full(purse.rate()))
                : crowds.computeIfAbsent(
                        new Crowd(purse.rate(), Math.floorMod(purse.owner().hashCode(), CROWDS)),
                        crowd -> full(crowd.rate()));
    }

    private Bucket full(Rate rate) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst())
                        .refillGreedy(
                                Math.round(rate.perSecond() * PERIOD_SECONDS), Duration.ofSeconds(PERIOD_SECONDS)))
                .withCustomTimePrecision(time)
                .build();
    }

    /** After so long without being asked for, a bucket is full, however empty it was. */
    private static Duration restOf(Rate rate) {
        Duration refill = Duration.ofSeconds((long) Math.ceil(rate.burst() / rate.perSecond()) + 1);
        return refill.compareTo(SHORTEST_REST) > 0 ? refill : SHORTEST_REST;
    }

    private record NanoTime(LongSupplier nanos) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return nanos.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
