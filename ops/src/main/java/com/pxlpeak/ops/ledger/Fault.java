package com.pxlpeak.ops.ledger;

import com.pxlpeak.cluster.failpoint.Failpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Something that goes wrong while events are sent. */
public sealed interface Fault {

    String name();

    /** Makes it go wrong, and returns when what was hurt serves again. */
    void strike(Strike strike) throws IOException, InterruptedException;

    /**
     * Where, and with which luck.
     *
     * @param poison puts records on the way that no partition can read
     */
    record Strike(Stage stage, Poison poison, SplittableRandom random) {

        private Duration seconds(int least, int most) {
            return Duration.ofMillis(random.nextInt(least * 1_000, most * 1_000));
        }
    }

    /** {@code kill -9} of a process. */
    record Kill(String name) implements Fault {
        @Override
        public void strike(Strike strike) throws IOException, InterruptedException {
            strike.stage().kill(name);
        }
    }

    /** A process that stands still for some seconds. */
    record Freeze(String process) implements Fault {
        @Override
        public String name() {
            return process + STOP;
        }

        @Override
        public void strike(Strike strike) throws IOException, InterruptedException {
            strike.stage().freeze(process, strike.seconds(4, 14));
        }
    }

    /** The node is asked to end in order, as for a new version. */
    record Restart() implements Fault {
        @Override
        public String name() {
            return RESTART;
        }

        @Override
        public void strike(Strike strike) throws IOException, InterruptedException {
            strike.stage().restartNode(Map.of());
        }
    }

    /** Records that no partition can read. */
    record Poisoned() implements Fault {
        @Override
        public String name() {
            return POISON;
        }

        @Override
        public void strike(Strike strike) throws IOException, InterruptedException {
            strike.poison().spill(20);
        }
    }

    /** The node dies at a certain step, when it takes it for that time. */
    record AtFailpoint(Failpoint failpoint, int pass) implements Fault {

        private static final Duration PATIENCE = Duration.ofSeconds(90);

        @Override
        public String name() {
            return FAILPOINT + failpoint.spelling() + ":" + pass;
        }

        @Override
        public void strike(Strike strike) throws IOException, InterruptedException {
            long doomed = strike.stage().arm(failpoint, pass);
            if (failpoint == Failpoint.QUARANTINE_PUTTING || failpoint == Failpoint.QUARANTINE_PUT) {
                strike.poison().spill(pass + 5);
            }
            if (!strike.stage().awaitDeath(doomed, PATIENCE)) {
                throw new IOException(name() + ": not reached in " + PATIENCE.toSeconds() + " s (expected: passed "
                        + pass + " times)");
            }
        }
    }

    String STOP = "-stop";
    String RESTART = "restart";
    String POISON = "poison";
    String FAILPOINT = "failpoint:";
    List<String> PROCESSES = List.of(Stage.NODE, "kafka", "cassandra", "clickhouse");

    /** The faults of a list such as {@code node,kafka-stop,failpoint:partition.journaled:3}, or {@code all} or {@code none}. */
    static List<Fault> parse(String list) {
        List<Fault> faults = new ArrayList<>();
        for (String name : list.split(",", -1)) {
            if (name.equals("all")) {
                faults.addAll(all());
            } else if (!name.equals("none")) {
                faults.add(one(name));
            }
        }
        return faults;
    }

    private static List<Fault> all() {
        List<Fault> faults = new ArrayList<>(List.of(new Restart(), new Poisoned()));
        PROCESSES.forEach(process -> faults.addAll(List.of(new Kill(process), new Freeze(process))));
        for (Failpoint failpoint : Failpoint.values()) {
            faults.add(new AtFailpoint(failpoint, 1));
        }
        return faults;
    }

    private static Fault one(String name) {
        if (name.equals(RESTART)) {
            return new Restart();
        }
        if (name.equals(POISON)) {
            return new Poisoned();
        }
        if (name.startsWith(FAILPOINT)) {
            String[] parts = name.substring(FAILPOINT.length()).split(":", -1);
            return new AtFailpoint(Failpoint.of(parts[0]), parts.length > 1 ? Integer.parseInt(parts[1]) : 1);
        }
        if (PROCESSES.contains(name)) {
            return new Kill(name);
        }
        if (name.endsWith(STOP) && PROCESSES.contains(name.substring(0, name.length() - STOP.length()))) {
            return new Freeze(name.substring(0, name.length() - STOP.length()));
        }
        throw new IllegalArgumentException("fault: '" + name + "' (expected: all, none, " + RESTART + ", " + POISON
                + ", failpoint:NAME[:PASS], or one of " + PROCESSES + ", which may end in " + STOP + ")");
    }
}
