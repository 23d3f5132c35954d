package com.pxlpeak.ops.metrics;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How long after the edge had them events pass the stages of their way: {@code published}, {@code read}, {@code decided},
 * {@code journaled}, {@code inserted}. One sample a stretch or insert, of its oldest event; a segment is the difference
 * of two.
 */
public final class Stages {

    private final NodeMetrics metrics;
    private final InstantSource clock;

    public Stages(NodeMetrics metrics, InstantSource clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    Stage stage(String name) {
        return new Stage(
                Timer.builder("pxlpeak_stage")
                        .description("from the edge until the stage, of the oldest event of each batch")
                        .tag("stage", name)
                        .serviceLevelObjectives(
                                Duration.ofMillis(10),
                                Duration.ofMillis(50),
                                Duration.ofMillis(100),
                                Duration.ofMillis(250),
                                Duration.ofMillis(500),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(30),
                                Duration.ofMinutes(5))
                        .register(metrics.registry()),
                clock);
    }

    /** One of them. */
    record Stage(Timer timer, InstantSource clock) {

        void passed(long sinceEpochMillis) {
            timer.record(Duration.ofMillis(Math.max(0, clock.millis() - sinceEpochMillis)));
        }
    }
}
