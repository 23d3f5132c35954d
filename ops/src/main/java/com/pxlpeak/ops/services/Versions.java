package com.pxlpeak.ops.services;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** The versions of ourselves and of the servers we start, as the build knew them. */
public final class Versions {

    private static final Properties KNOWN = read();

    private Versions() {}

    public static String of(String part) {
        return Optional.ofNullable(KNOWN.getProperty(part))
                .orElseThrow(() -> new IllegalArgumentException(
                        "part: " + part + " (expected: of " + KNOWN.stringPropertyNames() + ")"));
    }

    private static Properties read() {
        try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
            Properties versions = new Properties();
            versions.load(Objects.requireNonNull(in, "versions.properties"));
            return versions;
        } catch (IOException e) {
            throw new UncheckedIOException("versions.properties", e);
        }
    }
}
