package com.pxlpeak.ops.ledger;

import com.pxlpeak.cluster.failpoint.Failpoint;
import com.pxlpeak.ops.installation.Installation;
import com.pxlpeak.ops.process.GuardedProcess;
import com.pxlpeak.ops.process.KeptProcess;
import com.pxlpeak.ops.process.Progress;
import com.pxlpeak.ops.services.DataDirectory;
import com.pxlpeak.ops.services.ExternalServices;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** A pxlpeak of the ledger's own, and the ways to hurt it. What dies is started again by its keeper. */
final class Stage implements AutoCloseable {

    static final String NODE = "node";
    static final String SITE = "site_demo";

    private static final Duration COMEBACK = Duration.ofMinutes(5);
    private static final long POLL_NANOS = 50_000_000;
    /** Options that a JVM takes from its environment. */
    private static final String JVM_OPTIONS = "JDK_JAVA_OPTIONS";

    private final Installation installation;
    private final AtomicReference<Map<String, String>> nextStartOnly;
    private final Poison poison;

    private Stage(Installation installation, AtomicReference<Map<String, String>> nextStartOnly) {
        this.installation = installation;
        this.nextStartOnly = nextStartOnly;
        this.poison = new Poison(installation.endpoints().kafka());
    }

    /** Starts everything on the directory; the node is always started with these system properties. */
    static Stage open(DataDirectory data, Map<String, String> nodeProperties, Progress progress)
            throws IOException, InterruptedException {
        AtomicReference<Map<String, String>> nextStartOnly = new AtomicReference<>(Map.of());
        Installation.Settings settings = new Installation.Settings(data, OptionalInt.empty(), ExternalServices.NONE);
        Installation installation = Installation.start(
                settings, () -> environment(nodeProperties, nextStartOnly.getAndSet(Map.of())), progress);
        return new Stage(installation, nextStartOnly);
    }

    private static Map<String, String> environment(Map<String, String> properties, Map<String, String> once) {
        Map<String, String> environment = new HashMap<>();
        StringBuilder options = new StringBuilder();
        properties.forEach(
                (key, value) -> options.append(" -D").append(key).append('=').append(value));
        once.forEach((key, value) -> {
            if (key.startsWith("-D")) {
                options.append(' ').append(key).append('=').append(value);
            } else {
                environment.put(key, value);
            }
        });
        if (!options.isEmpty()) {
            environment.put(JVM_OPTIONS, options.substring(1));
        }
        return environment;
    }

    Door door() {
        return new Door(installation.url(), SITE, installation.adminKey());
    }

    ClickHouseRows rows() {
        return new ClickHouseRows(installation.endpoints().clickHouse(), SITE);
    }

    Poison poison() {
        return poison;
    }

    /** Compares all there is to read with the books. */
    Checker checker(Books books) {
        return new Checker(rows(), new SetAside(installation.endpoints().kafka()), books, poison);
    }

    /** Pulls the plug of a process, and returns when it serves again. */
    void kill(String process) throws IOException, InterruptedException {
        long pid = pid(process);
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        awaitServing(process, pid);
    }

    /** Asks the node to end in order, and returns when it serves again; it alone is told what is given here. */
    void restartNode(Map<String, String> once) throws IOException, InterruptedException {
        long pid = pid(NODE);
        nextStartOnly.set(once);
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        awaitServing(NODE, pid);
    }

    /**
     * Starts the node anew with a failpoint.
     *
     * @return the process that will die of it, which may be dead already
     */
    long arm(Failpoint failpoint, int pass) throws IOException, InterruptedException {
        long before = pid(NODE);
        nextStartOnly.set(Map.of(Failpoint.VARIABLE, failpoint.spelling() + ":" + pass));
        ProcessHandle.of(before).ifPresent(ProcessHandle::destroy);
        long deadline = System.nanoTime() + COMEBACK.toNanos();
        while (current(NODE) == 0 || current(NODE) == before) {
            pauseUntil(deadline, NODE + ": did not start");
        }
        return current(NODE);
    }

    /** Whether the process died within the time, counted from when it served; if so, returns when the next one serves. */
    boolean awaitDeath(long pid, Duration within) throws IOException, InterruptedException {
        long comeback = System.nanoTime() + COMEBACK.toNanos();
        while (current(NODE) == pid && kept(NODE).state() != KeptProcess.State.READY) {
            pauseUntil(comeback, NODE + ": does not serve");
        }
        long deadline = System.nanoTime() + within.toNanos();
        while (current(NODE) == pid) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        awaitServing(NODE, pid);
        return true;
    }

    /** Lets a process stand still for a time, as a long pause of a machine does. */
    void freeze(String process, Duration pause) throws IOException, InterruptedException {
        long pid = pid(process);
        signal("STOP", pid);
        try {
            Thread.sleep(pause.toMillis());
        } finally {
            signal("CONT", pid);
        }
    }

    /** Does something while the node stands still. */
    void whileNodeStands(Step step) throws IOException, InterruptedException {
        long pid = pid(NODE);
        signal("STOP", pid);
        try {
            step.run();
        } finally {
            signal("CONT", pid);
        }
    }

    /** Something that may fail or be interrupted. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException, InterruptedException;
    }

    private static void signal(String signal, long pid) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-s", signal, Long.toString(pid))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kill -" + signal + " " + pid + ": " + code + " (expected: 0)");
        }
    }

    /** The process as it runs now; waits for it if it is being started again. */
    private long pid(String process) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + COMEBACK.toNanos();
        while (current(process) == 0) {
            pauseUntil(deadline, process + ": does not run");
        }
        return current(process);
    }

    private void awaitServing(String process, long otherThan) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + COMEBACK.toNanos();
        while (current(process) == 0
                || current(process) == otherThan
                || kept(process).state() != KeptProcess.State.READY) {
            pauseUntil(deadline, process + ": does not serve again");
        }
    }

    private static void pauseUntil(long deadline, String otherwise) throws IOException, InterruptedException {
        if (System.nanoTime() > deadline) {
            throw new IOException(otherwise + " after " + COMEBACK.toSeconds() + " s");
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        LockSupport.parkNanos(POLL_NANOS);
    }

    /** 0 while it does not run. */
    private long current(String process) {
        return kept(process).current().map(GuardedProcess::pid).orElse(0L);
    }

    private KeptProcess kept(String name) {
        return installation.processes().stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("process: " + name + " (expected: one of ours)"));
    }

    @Override
    public void close() throws IOException {
        installation.close();
    }
}
