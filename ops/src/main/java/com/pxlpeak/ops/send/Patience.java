package com.pxlpeak.ops.send;

import java.time.Duration;

/** Waits between tries; a test does not. */
@FunctionalInterface
public interface Patience {

    Patience REAL = pause -> Thread.sleep(pause.toMillis());

    void await(Duration pause) throws InterruptedException;
}
