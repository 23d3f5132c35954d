package com.pxlpeak.ops.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** How much memory a process keeps resident, with its children, as the kernel counts it. */
public final class ProcessMemory {

    private ProcessMemory() {}

    /** Of a child only what is its own: what it shares with the process it was forked from is counted there. */
    public static long ofTree(long pid) {
        long children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(child -> statusOf(child.pid(), "RssAnon:"))
                .sum();
        return ownBytes(pid) + children;
    }

    /** Nothing of a process that does not run. */
    public static long ownBytes(long pid) {
        return statusOf(pid, "VmRSS:");
    }

    private static long statusOf(long pid, String field) {
        try {
            return bytes(Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")), field);
        } catch (IOException gone) {
            return 0;
        }
    }

    static long bytes(List<String> status, String field) {
        return status.stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Arrays.stream(line.split("\\s+"))
                        .skip(1)
                        .findFirst()
                        .map(kibibytes -> Long.parseLong(kibibytes) * 1024)
                        .orElse(0L))
                .sum();
    }
}
