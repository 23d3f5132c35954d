package com.pxlpeak.ops.cli;

import com.pxlpeak.ops.installation.RunRecord;
import com.pxlpeak.ops.services.DataDirectory;
import com.pxlpeak.ops.services.InstanceLock;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code pxlpeak down}: asks a launcher to stop and waits until it has. */
@Command(name = "down", description = "Stop what runs, in order, and wait for it.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    /** More than the node's grace and the slowest server's together. */
    private static final long PATIENCE_SECONDS = 75;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataDirectoryOption dataDirectory = new DataDirectoryOption();

    @Override
    public Integer call() throws Exception {
        DataDirectory data = dataDirectory.value();
        PrintWriter out = spec.commandLine().getOut();
        Optional<ProcessHandle> launcher = InstanceLock.isHeld(data)
                ? RunRecord.read(data).flatMap(running -> ProcessHandle.of(running.launcherPid()))
                : Optional.empty();
        if (launcher.isEmpty()) {
            out.println("not running (" + data.root() + ")");
            return 0;
        }
        long askedAt = System.nanoTime();
        out.println("stopping process " + launcher.get().pid());
        out.flush();
        launcher.get().destroy();
        try {
            launcher.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "process " + launcher.get().pid() + ": still runs after " + PATIENCE_SECONDS
                            + " s (expected: stopped; see " + data.logs() + ")",
                    e);
        }
        out.println(String.format(Locale.ROOT, "stopped in %.1f s", (System.nanoTime() - askedAt) / 1e9));
        return 0;
    }
}
