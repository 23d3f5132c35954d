package com.pxlpeak.ops.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The text of the guard, handed to the shell as its argument so that no file of it can be missing or altered. */
final class GuardScript {

    static final String TEXT = read();

    private GuardScript() {}

    private static String read() {
        try (InputStream in = Objects.requireNonNull(GuardScript.class.getResourceAsStream("guard.sh"), "guard.sh")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("guard.sh", e);
        }
    }
}
