package com.pxlpeak.ops.services;

import com.pxlpeak.ops.process.ProcessSpec;
import com.pxlpeak.ops.process.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A JVM of the kind we run, its options in a file. */
record JavaCommand(List<String> command) {

    /** glibc would otherwise keep an arena of freed memory for each of a JVM's many threads. */
    private static final Map<String, String> FEW_ARENAS = Map.of("MALLOC_ARENA_MAX", "2");

    static JavaCommand of(Path options, String classPath, List<String> mainClassAndArguments) {
        List<String> command =
                new ArrayList<>(List.of(Distribution.java().toString(), "@" + options, "-cp", classPath));
        command.addAll(mainClassAndArguments);
        return new JavaCommand(command);
    }

    ProcessSpec spec(String name, DataDirectory data, StopSignal stopSignal, Duration grace) {
        return new ProcessSpec(name, command, FEW_ARENAS, data.lock(name), data.output(name), stopSignal, grace);
    }
}
