package com.pxlpeak.ops.bench;

import com.pxlpeak.ops.installation.Installation;
import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.services.DataDirectory;
import com.pxlpeak.ops.services.ExternalServices;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Two points of presence and two ingestion clusters, all on this machine, of which each is near one of them. One
 * cluster is the Kafka that the core reads; what the other takes in is brought over.
 */
record TwoPops(TwoWayKafka core, TwoWayKafka other, Installation installation, List<BenchPop> pops) {

    private static final Duration SETTLING = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(100);

    TwoPops {
        pops = List.copyOf(pops);
    }

    /** What is done while they run. */
    @FunctionalInterface
    interface Stay {
        boolean in(TwoPops world) throws IOException, InterruptedException;
    }

    /**
     * Starts everything below the directory, and stops it afterwards.
     *
     * @param delay on the way to what is far, and on the way back
     */
    static boolean during(Path directory, Duration delay, Stay stay) throws IOException, InterruptedException {
        try (TwoWayKafka core = TwoWayKafka.start("core", directory.resolve("kafka-core"), delay);
                TwoWayKafka other = TwoWayKafka.start("other", directory.resolve("kafka-other"), delay);
                Installation installation = install(directory.resolve("core"), core, other)) {
            awaitTopics(other);
            List<TwoWayKafka> both = List.of(core, other);
            try (BenchPop fra = BenchPop.start("fra", directory.resolve("pop-fra"), core, both, installation);
                    BenchPop sfo = BenchPop.start("sfo", directory.resolve("pop-sfo"), other, both, installation)) {
                TwoPops world = new TwoPops(core, other, installation, List.of(fra, sfo));
                world.awaitSettled();
                return stay.in(world);
            }
        }
    }

    /** The node is told of the other cluster, and brings over what that takes in. */
    private static Installation install(Path directory, TwoWayKafka core, TwoWayKafka other)
            throws IOException, InterruptedException {
        ExternalServices kafka =
                new ExternalServices(Optional.of(core.near()), Optional.empty(), Optional.empty(), Optional.empty());
        return Installation.start(
                new Installation.Settings(new DataDirectory(directory), OptionalInt.empty(), kafka),
                () -> Map.of("PXLPEAK_INGESTION", other.name() + '=' + other.near()),
                Progress.SILENT);
    }

    /** The node makes them. */
    private static void awaitTopics(TwoWayKafka kafka) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + SETTLING.toNanos();
        while (true) {
            try {
                kafka.records();
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
                Thread.sleep(LOOK.toMillis());
            }
        }
    }

    /** Until each knows how far its clusters are. Whether each chose rightly is told later. */
    private void awaitSettled() throws InterruptedException {
        long deadline = System.nanoTime() + SETTLING.toNanos();
        for (BenchPop pop : pops) {
            while (!isSettled(pop) && System.nanoTime() < deadline) {
                Thread.sleep(LOOK.toMillis());
            }
        }
    }

    private static boolean isSettled(BenchPop pop) throws InterruptedException {
        List<ClusterReading> readings = pop.readings();
        return readings.stream().noneMatch(each -> Double.isNaN(each.roundTripMillis())) && pop.usesNearer();
    }
}
