package com.pxlpeak.ops.cli;

import com.pxlpeak.ops.installation.RunRecord;
import com.pxlpeak.ops.process.ProcessMemory;
import com.pxlpeak.ops.services.DataDirectory;
import com.pxlpeak.ops.services.InstanceLock;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code pxlpeak status}: what runs, where, and how much memory it takes. */
@Command(
        name = "status",
        description = "Show the processes, their addresses and memory. Exit code 1 if nothing runs.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataDirectoryOption dataDirectory = new DataDirectoryOption();

    @Override
    public Integer call() throws Exception {
        DataDirectory data = dataDirectory.value();
        PrintWriter out = spec.commandLine().getOut();
        Optional<RunRecord> running = InstanceLock.isHeld(data) ? RunRecord.read(data) : Optional.empty();
        if (running.isEmpty()) {
            out.println("not running (" + data.root() + ")");
            return Pxlpeak.FAILED;
        }
        out.println(running.get().url() + "  since " + running.get().startedAt() + "  " + data.root());
        out.print(StatusTable.render(rows(running.get())));
        out.flush();
        return 0;
    }

    private static List<StatusTable.Row> rows(RunRecord running) {
        List<StatusTable.Row> rows = new ArrayList<>();
        // The guards are small shells; their memory is the launcher's doing.
        long guards = running.processes().stream()
                .mapToLong(part -> ProcessMemory.ownBytes(part.guardPid()))
                .sum();
        rows.add(new StatusTable.Row(
                "launcher",
                running.launcherPid(),
                "",
                ProcessMemory.ownBytes(running.launcherPid()) + guards,
                "ready"));
        running.processes()
                .forEach(part -> rows.add(new StatusTable.Row(
                        part.name(),
                        part.pid(),
                        part.address(),
                        ProcessMemory.ofTree(part.pid()),
                        part.state().name().toLowerCase(java.util.Locale.ROOT))));
        return rows;
    }
}
