package com.pxlpeak.ops.ledger;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * In which order the events of a run are sent: clients' events interleaved, some held back, one in twenty sent a second
 * time, at once or much later.
 */
final class Schedule {

    private static final int PLACES = 1 << 30;

    private final long[] sends;

    private Schedule(long[] sends) {
        this.sends = sends;
    }

    static Schedule of(Traffic traffic) {
        SplittableRandom random = new SplittableRandom(~traffic.seed());
        long[] sends = new long[traffic.events() + traffic.events() / 10 + 16];
        int count = 0;
        for (int client = 0; client < traffic.clients(); client++) {
            int first = traffic.firstOf(client);
            int size = traffic.firstOf(client + 1) - first;
            double begins = random.nextDouble() * 0.9;
            double lasts = (1 - begins) * random.nextDouble();
            for (int i = 0; i < size; i++) {
                double place = begins + lasts * (i + random.nextDouble()) / size;
                if (random.nextInt(30) == 0) {
                    place += (1 - place) * random.nextDouble();
                }
                sends[count++] = send(place, first + i);
                if (random.nextInt(20) == 0 && count < sends.length - (traffic.events() - first - i)) {
                    double again = random.nextBoolean() ? place : place + (1 - place) * random.nextDouble();
                    sends[count++] = send(again, first + i);
                }
            }
        }
        long[] inOrder = Arrays.copyOf(sends, count);
        Arrays.sort(inOrder);
        return new Schedule(inOrder);
    }

    private static long send(double place, int number) {
        return (long) (place * PLACES) << 32 | number;
    }

    int size() {
        return sends.length;
    }

    /** The number of the event that is sent next after so many others. */
    int event(int place) {
        return (int) sends[place];
    }
}
