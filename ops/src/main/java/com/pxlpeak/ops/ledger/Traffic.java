package com.pxlpeak.ops.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The events of a run. Event {@code i} of client {@code c} is a function of the seed, so nothing has to be kept to know
 * later what was sent; events are numbered through, the clients one after the other.
 */
final class Traffic {

    private static final Duration GAP = Duration.ofMinutes(30);

    /** Clocks of browsers that tell when they sent: hours behind, a day ahead, years off. */
    private static final List<Duration> SKEWS =
            List.of(Duration.ofHours(-3), Duration.ofHours(26), Duration.ofDays(-400), Duration.ofDays(4_000));

    /** Within the week in which a browser's clock is believed, with room for a run of hours. */
    private static final Duration BEFORE = Duration.ofHours(6 * 24 + 18);

    private static final int FEWEST = 5;
    private static final int MOST = 55;
    /** Of a client with a wrong clock: few enough that all its sessions are remembered, however far apart. */
    private static final int MOST_SKEWED = 12;

    private final String tag;
    private final long seed;
    private final Instant anchor;
    /** The number of each client's first event; one more at the end. */
    private final int[] first;

    Traffic(String tag, long seed, int events, Instant anchor) {
        if (events < 1) {
            throw new IllegalArgumentException("events: " + events + " (expected: 1 or more)");
        }
        this.tag = tag;
        this.seed = seed;
        this.anchor = anchor;
        int[] starts = new int[events / FEWEST + 2];
        int clients = 0;
        for (int number = 0; number < events; clients++) {
            starts[clients] = number;
            number = Math.min(events, number + sizeOf(clients));
        }
        starts[clients] = events;
        this.first = Arrays.copyOf(starts, clients + 1);
    }

    String tag() {
        return tag;
    }

    long seed() {
        return seed;
    }

    int events() {
        return first[first.length - 1];
    }

    int clients() {
        return first.length - 1;
    }

    int firstOf(int client) {
        return first[client];
    }

    int clientOf(int number) {
        int found = Arrays.binarySearch(first, number);
        return found >= 0 ? found : -found - 2;
    }

    Tracked event(int number) {
        int client = clientOf(number);
        return event(client, number - first[client]);
    }

    Tracked event(int client, int index) {
        SplittableRandom random = random(client);
        random.nextInt(); // the size
        Clockwork kind = clockworkOf(client, random);
        Instant at = anchor.minus(BEFORE).plusMillis(random.nextInt(12 * 3_600_000));
        for (int i = 0; ; i++) {
            at = at.plus(pause(random));
            SplittableRandom own = random.split();
            if (i == index) {
                return event(client, index, kind, at, own);
            }
        }
    }

    private Tracked event(int client, int index, Clockwork kind, Instant at, SplittableRandom random) {
        String name = name(random);
        boolean money = name.equals(Tracked.PURCHASE) || name.equals(Tracked.REFUND);
        Duration skew = SKEWS.get(client / 16 % SKEWS.size());
        Instant sentAt = anchor.plus(skew);
        Instant timestamp =
                switch (kind) {
                    case SERVER, BROWSER -> at;
                    case SERVER_AHEAD -> anchor.plus(Duration.ofDays(2)).plusMillis(random.nextInt(86_400_000));
                    case BROWSER_BEHIND -> anchor.minus(Duration.ofDays(20)).plusMillis(random.nextInt(86_400_000));
                    case BROWSER_CORRECTED -> sentAt.minusMillis(kept(random));
                };
        return new Tracked(
                tag + "." + client + "." + index,
                "cid_" + tag + "x" + client,
                name,
                name.equals(Tracked.SCROLL) ? "" : "/p" + random.nextInt(200),
                timestamp,
                sentAt,
                kind,
                money ? 1 + random.nextInt(5_000_000) : 0,
                random.nextInt(3) == 0 ? "USD" : "EUR",
                random.nextInt(100) == 0 ? Flaw.values()[1 + random.nextInt(Flaw.values().length - 1)] : Flaw.NONE);
    }

    /** Mostly minutes; some hours or days; now and then more than is believed, or less than nothing. */
    private static long kept(SplittableRandom random) {
        return switch (random.nextInt(10)) {
            case 0 -> -random.nextInt(600_000);
            case 1 -> Duration.ofDays(31).toMillis() + random.nextInt(600_000);
            case 2, 3 -> random.nextInt(5 * 86_400) * 1_000L;
            default -> random.nextInt(3_600_000);
        };
    }

    private static String name(SplittableRandom random) {
        int drawn = random.nextInt(100);
        if (drawn < 80) {
            return Tracked.PAGE_VIEW;
        }
        return drawn < 94 ? Tracked.SCROLL : drawn < 98 ? Tracked.PURCHASE : Tracked.REFUND;
    }

    /** Mostly minutes, sometimes hours, and now and then the very gap or a millisecond more. */
    private static Duration pause(SplittableRandom random) {
        return switch (random.nextInt(12)) {
            case 0 -> GAP;
            case 1 -> GAP.plusMillis(1);
            case 2, 3 -> Duration.ofMinutes(35 + random.nextInt(120));
            default -> Duration.ofSeconds(5 + random.nextInt(600));
        };
    }

    private int sizeOf(int client) {
        int most = isSkewed(client) ? MOST_SKEWED : MOST;
        return FEWEST + Math.floorMod(random(client).nextInt(), most - FEWEST + 1);
    }

    private static boolean isSkewed(int client) {
        return client % 16 == 5;
    }

    private static Clockwork clockworkOf(int client, SplittableRandom random) {
        if (isSkewed(client)) {
            return switch (random.nextInt(4)) {
                case 0 -> Clockwork.SERVER_AHEAD;
                case 1 -> Clockwork.BROWSER_BEHIND;
                default -> Clockwork.BROWSER_CORRECTED;
            };
        }
        return client % 4 == 1 ? Clockwork.BROWSER : Clockwork.SERVER;
    }

    private SplittableRandom random(int client) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + client);
    }
}
