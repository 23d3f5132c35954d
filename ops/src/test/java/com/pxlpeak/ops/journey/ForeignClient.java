package com.pxlpeak.ops.journey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another vendor's own client, run by Node with a script of {@code ops/clients}. */
final class ForeignClient {

    private static final Path SCRIPTS = Path.of("clients");

    private ForeignClient() {}

    /**
     * The lines that the script prints; it must end well.
     *
     * @param secrets what nobody else on the machine may see, as arguments can be: told through the environment
     */
    static List<String> run(String script, Map<String, String> secrets, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(SCRIPTS.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(secrets);
        Process node = builder.start();
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
