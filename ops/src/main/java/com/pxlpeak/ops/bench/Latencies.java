package com.pxlpeak.ops.bench;

import java.io.PrintStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Durations in milliseconds, every one kept, so that percentiles are exact. */
final class Latencies {

    private final String name;
    private final Queue<Double> millis = new ConcurrentLinkedQueue<>();

    Latencies(String name) {
        this.name = name;
    }

    void add(long fromNanos, long untilNanos) {
        millis.add((untilNanos - fromNanos) / 1e6);
    }

    int count() {
        return millis.size();
    }

    static void printHeader(PrintStream out) {
        out.printf("%-28s %8s %8s %8s %8s %8s%n", "milliseconds", "count", "p50", "p90", "p99", "max");
    }

    void print(PrintStream out) {
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        out.printf(
                "%-28s %8d %8.1f %8.1f %8.1f %8.1f%n",
                name, sorted.length, at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), at(sorted, 1));
    }

    /** The duration that such a share of all does not exceed. */
    double at(double share) {
        return at(millis.stream().mapToDouble(Double::doubleValue).sorted().toArray(), share);
    }

    private static double at(double[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }
}
