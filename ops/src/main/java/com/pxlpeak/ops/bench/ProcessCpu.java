package com.pxlpeak.ops.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** CPU time of processes, as the kernel counts it in {@code /proc/PID/stat}. */
final class ProcessCpu {

    /** Of {@code sysconf(_SC_CLK_TCK)}: 100 on every Linux that the JDK runs on. */
    private static final long MICROS_PER_TICK = 10_000;

    private ProcessCpu() {}

    /** User and system time of all of them so far. */
    static long micros(Collection<Long> pids) {
        return pids.stream().mapToLong(ProcessCpu::micros).sum();
    }

    /** User and system time of the thread that asks. */
    static long ofThisThreadNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long micros(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The command's name, in parentheses, may hold spaces: count fields after it. utime and stime are 14 and
            // 15.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MICROS_PER_TICK;
        } catch (IOException e) {
            throw new IllegalStateException("process " + pid + ": is gone (expected: running)", e);
        }
    }
}
