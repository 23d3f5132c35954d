package com.pxlpeak.ops.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * One run of a process under its guard: a shell in a session of its own, so that Ctrl-C reaches only us, which ends the
 * process when we ask for it or are gone.
 */
public final class GuardedProcess {

    private final ProcessSpec spec;
    private final Process guard;
    private final long pid;

    private GuardedProcess(ProcessSpec spec, Process guard, long pid) {
        this.spec = spec;
        this.guard = guard;
        this.pid = pid;
    }

    public static GuardedProcess start(ProcessSpec spec) throws IOException {
        Files.createDirectories(spec.output().toAbsolutePath().getParent());
        Files.createDirectories(spec.lock().toAbsolutePath().getParent());
        keepOutputOfTheRunBefore(spec.output());
        List<String> command = new ArrayList<>(List.of(
                "setsid",
                "sh",
                "-c",
                GuardScript.TEXT,
                "guard-" + spec.name(),
                spec.stopSignal().name(),
                Long.toString(spec.grace().toSeconds()),
                spec.lock().toString(),
                spec.output().toString()));
        command.addAll(spec.command());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(spec.environment());
        Process guard = builder.start();
        return new GuardedProcess(spec, guard, pidToldBy(guard, spec));
    }

    /** Runs a process that ends by itself, and fails with the end of its output if it does not end well. */
    public static void run(ProcessSpec spec, Duration timeout) throws IOException, InterruptedException {
        GuardedProcess process = start(spec);
        OptionalInt code = process.awaitExit(timeout);
        if (code.isEmpty()) {
            process.requestStop();
            throw new IOException(spec.name() + ": still running after " + timeout.toSeconds() + " s");
        }
        if (code.getAsInt() != 0) {
            throw new IOException(spec.name() + ": " + process.obituary(code.getAsInt()));
        }
    }

    public long pid() {
        return pid;
    }

    public long guardPid() {
        return guard.pid();
    }

    public boolean isAlive() {
        return guard.isAlive();
    }

    /** Asks for an orderly end and returns at once. The guard sees to it that the process ends within its grace. */
    public void requestStop() {
        try {
            guard.getOutputStream().close();
        } catch (IOException alreadyGone) {
            guard.destroy();
        }
    }

    /** Ends it at once, with no chance to finish anything. */
    void kill() {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** The exit code, or nothing if the process still runs after the timeout. */
    public OptionalInt awaitExit(Duration timeout) throws InterruptedException {
        return guard.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)
                ? OptionalInt.of(guard.exitValue())
                : OptionalInt.empty();
    }

    /** Asks for an orderly end and waits for it, a little longer than the grace. */
    public boolean stop() throws InterruptedException {
        requestStop();
        return awaitExit(spec.grace().plusSeconds(2)).isPresent();
    }

    /** Why it ended, as far as its last words tell. */
    String obituary(int code) {
        String lastWords = lastLines(spec.output(), 15).map(text -> "\n" + text).orElse("");
        return "exited with " + code + ", see " + spec.output() + lastWords;
    }

    private static void keepOutputOfTheRunBefore(Path output) throws IOException {
        if (Files.exists(output)) {
            Path before = output.resolveSibling(output.getFileName() + ".1");
            Files.move(output, before, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static long pidToldBy(Process guard, ProcessSpec spec) throws IOException {
        try (BufferedReader told = guard.inputReader(UTF_8)) {
            String pid = Optional.ofNullable(told.readLine()).orElse("nothing");
            return Long.parseLong(pid);
        } catch (NumberFormatException notAPid) {
            throw new IOException("guard of " + spec.name() + ": did not start (expected: its process id)", notAPid);
        }
    }

    private static Optional<String> lastLines(Path file, int count) {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(Math.max(0, Files.size(file) - 8_192));
            List<String> lines =
                    new String(in.readAllBytes(), UTF_8).strip().lines().toList();
            return Optional.of(String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size())))
                    .filter(text -> !text.isBlank());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
