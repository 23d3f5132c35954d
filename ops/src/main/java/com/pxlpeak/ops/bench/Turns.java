package com.pxlpeak.ops.bench;

import com.pxlpeak.ops.bench.HttpLoad.Outcome;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What the drain and the edge did in turns. Of all figures the middle one is told, so that one bad turn spoils nothing. */
final class Turns {

    private final List<Turn> drain = new ArrayList<>();
    private final List<Turn> edge = new ArrayList<>();

    /**
     * One turn.
     *
     * @param micros of CPU that the server took
     * @param kafkaMicros of CPU that Kafka took meanwhile
     */
    record Turn(Outcome outcome, long micros, long kafkaMicros) {

        double microsPerRequest() {
            return (double) micros / outcome.answered();
        }

        double kafkaMicrosPerRequest() {
            return (double) kafkaMicros / outcome.answered();
        }
    }

    void drained(Turn turn) {
        drain.add(turn);
    }

    void edged(Turn turn) {
        edge.add(turn);
    }

    static void printHeader(PrintStream out) {
        out.printf(
                "%-18s %10s %10s %12s %12s %12s %8s %8s %8s %7s%n",
                "",
                "requests/s",
                "events/s",
                "µs/request",
                "µs/event",
                "Kafka µs/req",
                "× drain",
                "p50 ms",
                "p99 ms",
                "failed");
    }

    void print(String name, int events, PrintStream out) {
        print(name + ", drain", events, drain, 1, out);
        print(name + ", edge", events, edge, ratio(), out);
    }

    private static void print(String name, int events, List<Turn> turns, double ratio, PrintStream out) {
        double requests = middle(turns, turn -> turn.outcome().perSecond());
        double micros = middle(turns, Turn::microsPerRequest);
        out.printf(
                "%-18s %10.0f %10.0f %12.1f %12.1f %12.1f %8.2f %8.1f %8.1f %7d%n",
                name,
                requests,
                requests * events,
                micros,
                micros / events,
                middle(turns, Turn::kafkaMicrosPerRequest),
                ratio,
                middle(turns, turn -> turn.outcome().latencies().at(0.5)),
                middle(turns, turn -> turn.outcome().latencies().at(0.99)),
                turns.stream().mapToLong(turn -> turn.outcome().failed()).sum());
    }

    /** Of neighbouring turns, which the machine gave about the same. */
    private double ratio() {
        return middle(IntStream.range(0, edge.size())
                .mapToDouble(i -> edge.get(i).microsPerRequest() / drain.get(i).microsPerRequest())
                .toArray());
    }

    private static double middle(List<Turn> turns, ToDoubleFunction<Turn> figure) {
        return middle(turns.stream().mapToDouble(figure).toArray());
    }

    private static double middle(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
