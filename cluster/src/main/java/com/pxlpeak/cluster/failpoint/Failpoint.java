package com.pxlpeak.cluster.failpoint;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A step on the way of an event at which the process can be made to die at once, as by a power cut. Off unless the
 * environment names it: {@code PXLPEAK_FAILPOINTS=partition.journaled:1,projection.inserted:100} dies where the first of
 * these is passed for that time.
 *
 * <p>Whoever starts the process starts it again without: a failpoint knows nothing of earlier lives.
 */
public enum Failpoint {
    /** A request's events are judged; none was handed to Kafka. */
    EDGE_RECEIVED,
    /** Some of a request's events were handed to Kafka, some were not. */
    EDGE_HALFWAY,
    /** Kafka has all of a request's events; nobody was told. */
    EDGE_PRODUCED,
    /** A partition was handed records. */
    PARTITION_READ,
    /** A key has decided on its records. */
    PARTITION_DECIDED,
    /** What was decided is about to be journaled. */
    PARTITION_APPENDING,
    /** It is journaled; nobody was told. */
    PARTITION_JOURNALED,
    /** States are about to be parked. */
    PARTITION_PARKING,
    /** They are parked. */
    PARTITION_PARKED,
    /** All is parked, and about to be said so in the journal. */
    PARTITION_CHECKPOINTING,
    /** The journal says so. */
    PARTITION_CHECKPOINTED,
    /** An entry of the journal was read again on recovery. */
    PARTITION_RECOVERING,
    /** A record is about to go to quarantine. */
    QUARANTINE_PUTTING,
    /** It is there; the partition does not know. */
    QUARANTINE_PUT,
    /** The live side was told of what was journaled. */
    TALLIES_TOLD,
    /** Rows are about to be inserted. */
    PROJECTION_INSERTING,
    /** They are inserted; the projection's position is the old one. */
    PROJECTION_INSERTED,
    /** The position is saved. */
    PROJECTION_SAVED;

    /** Names the failpoints that are on, each with the pass that is its last. */
    public static final String VARIABLE = "PXLPEAK_FAILPOINTS";

    /** What the shell makes of SIGKILL, so that whoever watches sees what it would see then. */
    private static final int KILLED = 137;

    private static final Map<Failpoint, AtomicLong> PASSES_LEFT =
            parse(System.getenv().getOrDefault(VARIABLE, ""));

    // A constant: what the compiler makes of a pass that is off is nothing.
    private static final boolean ANY = !PASSES_LEFT.isEmpty();

    /** As the environment spells it: {@code partition.journaled}. */
    public String spelling() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** The failpoint of that spelling. */
    public static Failpoint of(String spelling) {
        return Arrays.stream(values())
                .filter(point -> point.spelling().equals(spelling))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("failpoint: '" + spelling + "' (expected: one of "
                        + Arrays.stream(values()).map(Failpoint::spelling).toList() + ')'));
    }

    /** What is on in this process, as the environment says it; empty if nothing is. Fails if it cannot be read. */
    public static String enabled() {
        return ANY ? System.getenv().getOrDefault(VARIABLE, "") : "";
    }

    /** Here the process dies, if it was told to. */
    public void pass() {
        if (ANY) {
            count();
        }
    }

    private void count() {
        AtomicLong left = PASSES_LEFT.get(this);
        if (left != null && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    static Map<Failpoint, AtomicLong> parse(String text) {
        Map<Failpoint, AtomicLong> passes = new EnumMap<>(Failpoint.class);
        if (!text.isBlank()) {
            for (String entry : text.split(",", -1)) {
                String[] parts = entry.strip().split(":", -1);
                if (parts.length != 2 || !parts[1].matches("[1-9][0-9]{0,8}")) {
                    throw new IllegalArgumentException(
                            VARIABLE + ": '" + entry + "' (expected: such as partition.journaled:1)");
                }
                passes.put(of(parts[0]), new AtomicLong(Long.parseLong(parts[1])));
            }
        }
        return passes;
    }
}
