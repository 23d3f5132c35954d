package com.pxlpeak.ops.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedProcessTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String WAIT = "while :; do sleep 0.05; done";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void exitsAsItsProcessExits() throws Exception {
        GuardedProcess process = start("exit 7");

        assertThat(process.awaitExit(LONG)).isEqualTo(OptionalInt.of(7));
    }

    @Test
    void asksTheProcessToEndBySignalWhenAskedTo() throws Exception {
        GuardedProcess process = start("trap 'echo bye; exit 3' TERM; echo up; " + WAIT);
        awaitOutput("up");

        process.requestStop();

        assertThat(process.awaitExit(LONG)).isEqualTo(OptionalInt.of(3));
        assertThat(output()).endsWith("bye");
    }

    @Test
    void killsAProcessThatWillNotEnd() throws Exception {
        GuardedProcess process = start("trap '' TERM; echo up; " + WAIT, StopSignal.TERM, Duration.ofSeconds(1));
        awaitOutput("up");

        process.requestStop();

        assertThat(process.awaitExit(LONG)).isEqualTo(OptionalInt.of(137));
        assertThat(lives(process.pid())).isFalse();
    }

    @Test
    void endsItsProcessWhenWhoeverStartedItIsKilled() throws Exception {
        Process parent = new ProcessBuilder(
                        "java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedParent.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long child = Long.parseLong(parent.inputReader().readLine());
        assertThat(lives(child)).isTrue();

        parent.destroyForcibly().waitFor();

        await().atMost(LONG).until(() -> !lives(child));
    }

    @Test
    void endsItsProcessWhenTheGuardItselfIsKilled() throws Exception {
        GuardedProcess process = start(WAIT);

        ProcessHandle.of(process.guardPid()).orElseThrow().destroyForcibly();

        await().atMost(LONG).until(() -> !lives(process.pid()));
    }

    @Test
    void waitsForTheLastProcessOfAnEarlierRun() throws Exception {
        Path done = directory.resolve("done");
        start("(sleep 1; touch " + done + ") & exit 0").awaitExit(LONG);

        GuardedProcess next = start("test -e " + done);

        assertThat(next.awaitExit(LONG)).isEqualTo(OptionalInt.of(0));
    }

    @Test
    void tellsTheLastWordsOfAProcessThatFailed() {
        ProcessSpec spec = spec("echo no room >&2; exit 1", StopSignal.TERM, LONG);

        assertThatThrownBy(() -> GuardedProcess.run(spec, LONG))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("exited with 1")
                .hasMessageContaining("no room");
    }

    @Test
    void keepsTheOutputOfTheRunBefore() throws Exception {
        start("echo first").awaitExit(LONG);
        start("echo second").awaitExit(LONG);

        assertThat(output()).isEqualTo("second");
        assertThat(Files.readString(directory.resolve("output.1")).strip()).isEqualTo("first");
    }

    private GuardedProcess start(String script) throws IOException {
        return start(script, StopSignal.TERM, LONG);
    }

    private GuardedProcess start(String script, StopSignal signal, Duration grace) throws IOException {
        return GuardedProcess.start(spec(script, signal, grace));
    }

    private ProcessSpec spec(String script, StopSignal signal, Duration grace) {
        return specOf(directory, List.of("sh", "-c", script), signal, grace);
    }

    static ProcessSpec specOf(Path directory, List<String> command, StopSignal signal, Duration grace) {
        return new ProcessSpec(
                "test", command, Map.of(), directory.resolve("lock"), directory.resolve("output"), signal, grace);
    }

    private void awaitOutput(String text) {
        await().atMost(LONG).until(() -> output().contains(text));
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("output")).strip();
    }

    private static boolean lives(long pid) {
        return ProcessHandle.of(pid).isPresent();
    }
}
