package com.pxlpeak.ops.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Starts a process, tells its pid, and waits to be killed. */
final class DoomedParent {

    private DoomedParent() {}

    public static void main(String[] args) throws Exception {
        GuardedProcess child = GuardedProcess.start(GuardedProcessTest.specOf(
                Path.of(args[0]), List.of("sleep", "600"), StopSignal.TERM, Duration.ofSeconds(20)));
        System.out.println(child.pid());
        new CountDownLatch(1).await();
    }
}
