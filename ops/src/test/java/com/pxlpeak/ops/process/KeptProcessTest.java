package com.pxlpeak.ops.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.pxlpeak.ops.process.KeptProcess.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptProcessTest {

    private static final KeptProcess.Terms TERMS =
            new KeptProcess.Terms("test", "127.0.0.1:1", 2, Duration.ofSeconds(20));

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void isReadyWhenTheProbeIsAnswered() throws Exception {
        Path up = directory.resolve("up");

        KeptProcess kept = keep("touch " + up + "; sleep 600", () -> {
            if (!Files.exists(up)) {
                throw new IOException("not yet");
            }
        });
        kept.ready().get(20, TimeUnit.SECONDS);

        assertThat(kept.state()).isEqualTo(State.READY);
        kept.stop();
        assertThat(kept.state()).isEqualTo(State.STOPPED);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).matches("ready in \\d+\\.\\d s  127.0.0.1:1");
        assertThat(lines.get(1)).startsWith("stopped in");
    }

    @Test
    void isStartedAgainWhenItDies() throws Exception {
        KeptProcess kept = keep("sleep 600", () -> {});
        kept.ready().get(20, TimeUnit.SECONDS);
        long firstPid = kept.current().orElseThrow().pid();

        ProcessHandle.of(firstPid).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> kept.state() == State.READY
                        && kept.current().filter(run -> run.pid() != firstPid).isPresent());
        kept.stop();
        assertThat(lines).anyMatch(line -> line.contains("exited with 137") && line.contains("starts again"));
    }

    @Test
    void staysAwayWhileItIsHeld() throws Exception {
        Path starts = directory.resolve("starts");
        KeptProcess kept = keep("echo up >>" + starts + "; sleep 600", () -> {});
        kept.ready().get(20, TimeUnit.SECONDS);

        kept.hold();

        await().atMost(Duration.ofSeconds(20)).until(() -> kept.state() == State.RESTARTING);
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(5)).until(() -> kept.current()
                .isEmpty());
        kept.release();
        await().atMost(Duration.ofSeconds(20)).until(() -> kept.state() == State.READY);
        kept.stop();
    }

    @Test
    void isGivenUpWhenItDiesTimeAndAgainBeforeItServed() {
        KeptProcess kept = keep("echo broken; exit 1", () -> {
            throw new IOException("never");
        });

        assertThatThrownBy(() -> kept.ready().get(20, TimeUnit.SECONDS))
                .hasMessageContaining("exited with 1")
                .hasMessageContaining("broken");
        await().atMost(Duration.ofSeconds(5)).until(() -> kept.state() == State.STOPPED);
    }

    @Test
    void mayBeStoppedBeforeItServes() throws Exception {
        KeptProcess kept = keep("sleep 600", () -> {
            throw new IOException("never");
        });

        kept.stop();

        assertThat(kept.current()).isEmpty();
        assertThat(kept.ready()).isCompletedExceptionally();
    }

    private KeptProcess keep(String script, Readiness readiness) {
        ProcessSpec spec = GuardedProcessTest.specOf(
                directory, List.of("sh", "-c", "exec 9>&-; " + script), StopSignal.TERM, Duration.ofSeconds(5));
        return KeptProcess.start(TERMS, () -> spec, readiness, (name, text) -> lines.add(text), () -> {});
    }
}
