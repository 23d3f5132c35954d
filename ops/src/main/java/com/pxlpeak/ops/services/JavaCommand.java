package com.pxlpeak.ops.services;

import com.pxlpeak.ops.process.ProcessSpec;
import com.pxlpeak.ops.process.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A JVM of the kind we run, its options in a file. It ends in order on SIGTERM, as every JVM does. */
public record JavaCommand(List<String> command) {

    /** glibc would otherwise keep an arena of freed memory for each of a JVM's many threads. */
    private static final Map<String, String> FEW_ARENAS = Map.of("MALLOC_ARENA_MAX", "2");

    public static JavaCommand of(Path options, String classPath, List<String> mainClassAndArguments) {
        List<String> command =
                new ArrayList<>(List.of(Distribution.java().toString(), "@" + options, "-cp", classPath));
        command.addAll(mainClassAndArguments);
        return new JavaCommand(command);
    }

    public ProcessSpec spec(String name, DataDirectory data, Map<String, String> environment, Duration grace) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(FEW_ARENAS);
        return new ProcessSpec(name, command, all, data.lock(name), data.output(name), StopSignal.TERM, grace);
    }
}
