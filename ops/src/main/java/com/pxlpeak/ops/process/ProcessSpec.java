package com.pxlpeak.ops.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a process is started and asked to end.
 *
 * @param environment what it is told beside what it inherits
 * @param lock a file it holds locked as long as it or a child of it lives, so that no two work on the same data
 * @param output where its standard output and error go; the output of the run before is kept beside it
 * @param grace how long it may take to end in order before it is killed
 */
public record ProcessSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path lock,
        Path output,
        StopSignal stopSignal,
        Duration grace) {

    public ProcessSpec {
        if (command.isEmpty()) {
            throw new IllegalArgumentException(
                    "command of " + name + ": empty (expected: a program and its arguments)");
        }
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
