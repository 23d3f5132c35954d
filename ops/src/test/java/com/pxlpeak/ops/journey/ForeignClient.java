package com.pxlpeak.ops.journey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another vendor's own client, run by Node with a script of {@code ops/clients}. */
final class ForeignClient {

    private static final Path SCRIPTS = Path.of("clients");

    private ForeignClient() {}

    /** The lines that the script prints; it must end well. */
    static List<String> run(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        Process node = new ProcessBuilder(command)
                .directory(SCRIPTS.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            node.getOutputStream().close();
            List<String> lines = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (!node.waitFor(1, TimeUnit.MINUTES) || node.exitValue() != 0) {
                throw new IOException(script + ": failed (expected: exit value 0), printed " + lines);
            }
            return lines;
        } finally {
            node.destroyForcibly();
        }
    }
}
